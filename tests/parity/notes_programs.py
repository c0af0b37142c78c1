# SPDX-License-Identifier: GPL-3.0-or-later
"""The notes' programs in PyTorch, as functions that yield what they compute.

They are the independent truth of the parity tests and of the benchmarks. Nothing here knows Officina.
"""
import gzip
import pathlib
import struct


def import_torch():
    """torch with one thread, or None where it is not installed."""
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    return torch


def read_idx(path):
    """An IDX file (.gz or plain) as a uint8 tensor of its own shape."""
    import torch

    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rb") as file:
        data = file.read()
    dimensions = data[3]
    shape = struct.unpack(f">{dimensions}I", data[4 : 4 + 4 * dimensions])
    return torch.frombuffer(bytearray(data[4 + 4 * dimensions :]), dtype=torch.uint8).view(shape)


class MnistFolder:
    """What torchvision's datasets.MNIST with ToTensor gives, image by image, without its folder layout."""

    def __init__(self, folder, train):
        from PIL import Image
        from torchvision import transforms

        self._image = Image
        self._transform = transforms.ToTensor()
        kind = "train" if train else "t10k"
        folder = pathlib.Path(folder)

        def find(name):
            plain = folder / name
            return plain if plain.exists() else folder / (name + ".gz")

        self.images = read_idx(find(f"{kind}-images-idx3-ubyte"))
        self.labels = read_idx(find(f"{kind}-labels-idx1-ubyte")).long()

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        # The same two steps as torchvision.datasets.MNIST.__getitem__.
        image = self._image.fromarray(self.images[index].numpy(), mode="L")
        return self._transform(image), int(self.labels[index])


def digits_network():
    import torch.nn as nn
    import torch.nn.functional as F

    class ConvolutionalNetwork(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(1, 6, 3, 1)
            self.conv2 = nn.Conv2d(6, 16, 3, 1)
            self.fc1 = nn.Linear(5 * 5 * 16, 120)
            self.fc2 = nn.Linear(120, 84)
            self.fc3 = nn.Linear(84, 10)

        def forward(self, x):
            x = F.max_pool2d(F.relu(self.conv1(x)), 2, 2)
            x = F.max_pool2d(F.relu(self.conv2(x)), 2, 2)
            x = x.view(-1, 16 * 5 * 5)
            x = F.relu(self.fc1(x))
            x = F.relu(self.fc2(x))
            return self.fc3(x)

    return ConvolutionalNetwork()


def digits(folder, epochs=1, max_steps=0, test_pass=True, optimizer=None, seed=41, batch_size=10):
    """Yields ("step", epoch, step, loss) for every batch and ("epoch", epoch, correct, test_correct); last the model."""
    import torch
    from torch.utils.data import DataLoader

    train_loader = DataLoader(MnistFolder(folder, train=True), batch_size=batch_size, shuffle=True)
    test_loader = DataLoader(MnistFolder(folder, train=False), batch_size=batch_size, shuffle=False)
    torch.manual_seed(seed)
    model = digits_network()
    criterion = torch.nn.CrossEntropyLoss()
    make = optimizer or (lambda parameters: torch.optim.Adam(parameters, lr=0.001))
    optimiser = make(model.parameters())
    steps = 0
    for epoch in range(epochs):
        correct = 0
        for step, (x, y) in enumerate(train_loader, start=1):
            prediction = model(x)
            loss = criterion(prediction, y)
            correct += (torch.max(prediction.data, 1)[1] == y).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            yield ("step", epoch, step, loss.item())
            steps += 1
            if steps == max_steps:
                yield ("model", model)
                return
        test_correct = 0
        if test_pass:
            with torch.no_grad():
                for x, y in test_loader:
                    test_correct += (torch.max(model(x).data, 1)[1] == y).sum()
        yield ("epoch", epoch, int(correct), int(test_correct))
    yield ("model", model)


THERMOMETER_X = [55, 65, 75, 54, 67, 78, 53, 65, 76, 60, 70, 81, 51, 68]
THERMOMETER_Y = [13, 18, 24, 12, 20, 26, 12, 18, 24, 14, 21, 28, 12, 20]


def thermometer(epochs=3000, seed=42, optimizer=None):
    """Yields (epoch, loss) for every epoch; last ("model", model)."""
    import torch

    x = torch.tensor(THERMOMETER_X, dtype=torch.float32).unsqueeze(1)
    y = torch.tensor(THERMOMETER_Y, dtype=torch.float32).unsqueeze(1)
    torch.manual_seed(seed)
    model = torch.nn.Linear(1, 1)
    loss_function = torch.nn.MSELoss()
    make = optimizer or (lambda parameters: torch.optim.Adam(parameters, lr=0.1))
    optimiser = make(model.parameters())
    for epoch in range(epochs):
        optimiser.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimiser.step()
        yield (epoch, loss.item())
    yield ("model", model)


def pets_network(classes=2):
    import torch.nn as nn
    import torch.nn.functional as F

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.conv1 = nn.Conv2d(3, 16, kernel_size=3, padding=1)
            self.conv2 = nn.Conv2d(16, 8, kernel_size=3, padding=1)
            self.pool = nn.MaxPool2d(2, 2)
            self.fc1 = nn.Linear(8 * 56 * 56, 32)
            self.fc2 = nn.Linear(32, classes)

        def forward(self, x):
            x = self.pool(F.relu(self.conv1(x)))
            x = self.pool(F.relu(self.conv2(x)))
            x = x.view(x.size(0), -1)
            x = F.relu(self.fc1(x))
            return self.fc2(x)

    return Net()


def pets_transform():
    from torchvision import transforms

    return transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])


def pets_probabilities(model, file):
    """What the notes' last program says of one photograph, from its file."""
    import torch
    from PIL import Image

    model.eval()
    with torch.no_grad():
        return torch.softmax(model(pets_transform()(Image.open(file).convert("RGB")).unsqueeze(0)), dim=1)[0].tolist()


def pets(folder, epochs=15, max_steps=0, seed=42, batch_size=32):
    """Yields ("data", classes, photographs to train), ("step", epoch, step, loss) for every batch and ("epoch", epoch,
    mean loss); last the model."""
    import torch
    from torch.utils.data import DataLoader, random_split
    from torchvision import datasets

    torch.manual_seed(seed)
    dataset = datasets.ImageFolder(root=str(folder), transform=pets_transform())
    train_size = int(0.8 * len(dataset))
    train_dataset, _ = random_split(dataset, [train_size, len(dataset) - train_size])
    train_loader = DataLoader(train_dataset, batch_size=batch_size, shuffle=True)
    yield ("data", dataset.classes, train_size)
    model = pets_network(len(dataset.classes))
    loss_fn = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    model.train()
    steps = 0
    for epoch in range(epochs):
        running_loss = 0.0
        for step, (images, labels) in enumerate(train_loader, start=1):
            optimizer.zero_grad()
            loss = loss_fn(model(images), labels)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            yield ("step", epoch, step, loss.item())
            steps += 1
            if steps == max_steps:
                yield ("model", model)
                return
        yield ("epoch", epoch, running_loss / len(train_loader))
    yield ("model", model)


SENTIMENT = {"embed_dim": 128, "num_heads": 8, "max_len": 100, "batch_size": 2, "num_epochs": 20, "lr": 0.001,
             "n_vocab": 100277}


def sentiment_network():
    import torch
    import torch.nn as nn

    class Model(nn.Module):
        def __init__(self, vocab_size, embed_dim, num_heads, max_len=100):
            super().__init__()
            self.embedding = nn.Embedding(vocab_size, embed_dim)
            self.pos_embedding = nn.Parameter(torch.randn(1, max_len, embed_dim))
            encoder_layer = nn.TransformerEncoderLayer(d_model=embed_dim, nhead=num_heads, batch_first=True)
            self.transformer_encoder = nn.TransformerEncoder(encoder_layer, num_layers=1)
            self.fc = nn.Linear(embed_dim, 1)

        def forward(self, x):
            x = self.embedding(x)
            seq_len = x.size(1)
            x = x + self.pos_embedding[:, :seq_len, :]
            x = self.transformer_encoder(x)
            x = x.mean(dim=1)
            x = self.fc(x)
            return x

    return Model(SENTIMENT["n_vocab"], SENTIMENT["embed_dim"], SENTIMENT["num_heads"], SENTIMENT["max_len"])


def sentiment_probability(model, ids):
    """What the notes' last program says of one sentence: the probability of "positive"."""
    import torch

    model.eval()
    with torch.no_grad():
        return torch.sigmoid(model(torch.tensor([ids], dtype=torch.long))).item()


def sentiment(rows, epochs=20, max_steps=0, seed=42):
    """`rows`: (token ids, label) of each sentence. Yields ("data", sentences), ("step", epoch, step, loss) for every batch
    and ("epoch", epoch, mean loss, share of sentences answered rightly); last the model. The notes' slips are mended: a
    sentence has its own label, and squeeze(1) leaves a last batch of one sentence its dimension."""
    import torch

    max_len, batch_size = SENTIMENT["max_len"], SENTIMENT["batch_size"]
    inputs, targets = [], []
    for tokens, label in rows:
        if len(tokens) < max_len:
            tokens = tokens + [0] * (max_len - len(tokens))
        else:
            tokens = tokens[:max_len]
        inputs.append(tokens)
        targets.append(label)
    inputs = torch.tensor(inputs, dtype=torch.long)
    targets = torch.tensor(targets, dtype=torch.float)
    dataset_size = inputs.size(0)
    torch.manual_seed(seed)
    model = sentiment_network()
    criterion = torch.nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=SENTIMENT["lr"])
    model.train()
    yield ("data", dataset_size)
    steps = 0
    for epoch in range(epochs):
        indices = torch.randperm(dataset_size)
        shuffled_inputs = inputs[indices]
        shuffled_targets = targets[indices]
        running_loss, correct = 0.0, 0
        for step, start_idx in enumerate(range(0, dataset_size, batch_size), start=1):
            end_idx = start_idx + batch_size
            batch_inputs = shuffled_inputs[start_idx:end_idx]
            batch_targets = shuffled_targets[start_idx:end_idx]
            optimizer.zero_grad()
            outputs = model(batch_inputs)
            loss = criterion(outputs.squeeze(1), batch_targets)
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
            correct += ((outputs.squeeze(1) > 0) == (batch_targets > 0.5)).sum().item()
            yield ("step", epoch, step, loss.item())
            steps += 1
            if steps == max_steps:
                yield ("model", model)
                return
        yield ("epoch", epoch, running_loss / step, correct / dataset_size)
    yield ("model", model)
