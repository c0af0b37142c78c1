// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/pickle_machine.h"

#include <algorithm>
#include <bit>

#include "core/storage/byte_source.h"
#include "core/storage/weights_format.h"

namespace officina {

namespace {

// Python's names for the opcodes (Lib/pickle.py), as far as we run them.
enum Opcode : unsigned {
  kMark = '(',
  kStop = '.',
  kBinFloat = 'G',
  kBinInt = 'J',
  kBinInt1 = 'K',
  kBinInt2 = 'M',
  kNone = 'N',
  kBinPersId = 'Q',
  kReduce = 'R',
  kBinUnicode = 'X',
  kAppend = 'a',
  kBuild = 'b',
  kGlobal = 'c',
  kAppends = 'e',
  kBinGet = 'h',
  kLongBinGet = 'j',
  kBinPut = 'q',
  kLongBinPut = 'r',
  kSetItem = 's',
  kTuple = 't',
  kSetItems = 'u',
  kEmptyTuple = ')',
  kEmptyList = ']',
  kEmptyDict = '}',
  kProto = 0x80,
  kTuple1 = 0x85,
  kTuple2 = 0x86,
  kTuple3 = 0x87,
  kNewTrue = 0x88,
  kNewFalse = 0x89,
  kLong1 = 0x8A
};

/// Some twenty values go into one tensor, so this is room for 25,000 tensors and some 40 MB at worst.
constexpr std::size_t kMostValues = 500'000;
constexpr int kDeepest = 32;
constexpr std::size_t kMostDimensions = 64;

struct StorageName {
  std::string_view global;
  DType type;
};
constexpr std::array kStorages = {
    StorageName{"torch.FloatStorage", DType::Float32}, StorageName{"torch.DoubleStorage", DType::Float64},
    StorageName{"torch.HalfStorage", DType::Float16},  StorageName{"torch.BFloat16Storage", DType::BFloat16},
    StorageName{"torch.ByteStorage", DType::UInt8},    StorageName{"torch.CharStorage", DType::Int8},
    StorageName{"torch.ShortStorage", DType::Int16},   StorageName{"torch.IntStorage", DType::Int32},
    StorageName{"torch.LongStorage", DType::Int64},    StorageName{"torch.BoolStorage", DType::Bool}};
/// Index of a global: the storages first, then these.
constexpr std::array<std::string_view, 3> kCallables = {
    "collections.OrderedDict", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter"};
constexpr std::size_t kOrderedDictGlobal = kStorages.size();
constexpr std::size_t kTensorGlobal = kStorages.size() + 1;
constexpr std::size_t kParameterGlobal = kStorages.size() + 2;

bool isContainer(PickleMachine::Kind kind) {
  using Kind = PickleMachine::Kind;
  return kind == Kind::Tuple || kind == Kind::List || kind == Kind::Dict || kind == Kind::OrderedDict;
}

}  // namespace

std::string_view PickleMachine::kindName(Kind kind) {
  switch (kind) {
    case Kind::None:
      return "None";
    case Kind::Bool:
      return "True or False";
    case Kind::Int:
    case Kind::Float:
      return "a number";
    case Kind::Text:
      return "a text";
    case Kind::Tuple:
      return "a tuple";
    case Kind::List:
      return "a list";
    case Kind::Dict:
    case Kind::OrderedDict:
      return "a dictionary";
    case Kind::Global:
      return "a Python class";
    case Kind::Storage:
      return "a storage";
    case Kind::Tensor:
      return "a tensor";
  }
  return {};
}

void PickleMachine::refuse(const char* pattern, std::vector<std::string> more) const {
  throw refusedWeights(pattern, m_file, std::move(more));
}

void PickleMachine::refuseBroken() const {
  refuse(OFFICINA_TEXT("core", "%1 is damaged: its description of the tensors makes no sense."));
}

void PickleMachine::refuseCall(std::string_view global) const {
  throw Error(ErrorKind::Input,
              {OFFICINA_TEXT("core", "%1 asks for “%2”, which weights have no use for. Nothing was run."),
               {m_file, printable(global)}},
              {OFFICINA_TEXT("core",
                             "Do not open it in other programs if you do not trust where it comes from; save "
                             "weights with torch.save(model.state_dict(), file)."),
               {}});
}

std::span<const std::byte> PickleMachine::take(std::size_t count) {
  if (count > m_rest.size()) {
    refuse(OFFICINA_TEXT("core", "%1 is cut short: its description of the tensors has no end."));
  }
  const auto taken = m_rest.first(count);
  m_rest = m_rest.subspan(count);
  return taken;
}

std::string_view PickleMachine::takeLine() {
  const auto end = std::find(m_rest.begin(), m_rest.end(), std::byte{'\n'});
  const auto line = take(static_cast<std::size_t>(end - m_rest.begin()));
  (void)take(1);
  return {reinterpret_cast<const char*>(line.data()), line.size()};
}

template <class Number>
Number PickleMachine::takeNumber() {
  return littleEndian<Number>(take(sizeof(Number)), 0);
}

void PickleMachine::spend(std::size_t values) {
  m_spent += values;
  if (m_spent > kMostValues) {
    refuse(OFFICINA_TEXT("core", "%1 describes more than %2 values."), {std::to_string(kMostValues)});
  }
}

void PickleMachine::push(Value value) {
  spend(1);
  m_stack.push_back(value);
}

PickleMachine::Value& PickleMachine::top() {
  if (m_stack.size() <= (m_marks.empty() ? 0 : m_marks.back())) {
    refuseBroken();
  }
  return m_stack.back();
}

PickleMachine::Value PickleMachine::pop() {
  const Value value = top();
  m_stack.pop_back();
  return value;
}

std::vector<PickleMachine::Value> PickleMachine::popToMark() {
  if (m_marks.empty()) {
    refuseBroken();
  }
  const auto mark = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
  std::vector<Value> items(mark, m_stack.end());
  m_stack.erase(mark, m_stack.end());
  m_marks.pop_back();
  return items;
}

void PickleMachine::pushContainer(Kind kind, std::vector<Value> items) {
  Value value;
  value.kind = kind;
  value.index = static_cast<std::uint32_t>(m_containers.size());
  m_containers.emplace_back();
  addItems(value, items);
  push(value);
}

void PickleMachine::addItems(const Value& target, std::span<const Value> items) {
  Container& container = m_containers[target.index];
  for (const Value& item : items) {
    if (isContainer(item.kind)) {
      container.depth = std::max(container.depth, m_containers[item.index].depth + 1);
    }
  }
  if (container.depth > kDeepest) {
    refuse(OFFICINA_TEXT("core", "%1 is nested more than %2 deep."), {std::to_string(kDeepest)});
  }
  spend(items.size());
  container.items.insert(container.items.end(), items.begin(), items.end());
}

void PickleMachine::remember(std::size_t slot) {
  // Python numbers the slots in order; so a list will do, and a slot of four billion costs nothing.
  if (slot > m_memo.size()) {
    refuseBroken();
  }
  const Value value = top();
  if (slot == m_memo.size()) {
    spend(1);
    m_memo.push_back(value);
  } else {
    m_memo[slot] = value;
  }
}

void PickleMachine::recall(std::size_t slot) {
  if (slot >= m_memo.size()) {
    refuseBroken();
  }
  push(m_memo[slot]);
}

PickleMachine::Value PickleMachine::run() {
  while (step(std::to_integer<unsigned>(take(1)[0]))) {
  }
  if (!m_marks.empty() || m_stack.size() != 1) {
    refuseBroken();
  }
  return m_stack.back();
}

bool PickleMachine::step(unsigned opcode) {
  switch (opcode) {
    case kProto:
      if (const auto protocol = takeNumber<std::uint8_t>(); protocol != 2 && protocol != 3) {
        refuse(OFFICINA_TEXT("core", "%1 uses pickle protocol %2; PyTorch's own is 2."),
               {std::to_string(protocol)});
      }
      return true;
    case kStop:
      return false;
    case kMark:
      if (m_marks.size() >= static_cast<std::size_t>(kDeepest)) {
        refuse(OFFICINA_TEXT("core", "%1 is nested more than %2 deep."), {std::to_string(kDeepest)});
      }
      m_marks.push_back(m_stack.size());
      return true;
    case kBinPut:
      remember(takeNumber<std::uint8_t>());
      return true;
    case kLongBinPut:
      remember(takeNumber<std::uint32_t>());
      return true;
    case kBinGet:
      recall(takeNumber<std::uint8_t>());
      return true;
    case kLongBinGet:
      recall(takeNumber<std::uint32_t>());
      return true;
    case kGlobal:
      pushGlobal();
      return true;
    case kReduce:
      call();
      return true;
    case kBuild:
      build();
      return true;
    case kBinPersId:
      pushStorage();
      return true;
    default:
      if (!stepContainer(opcode) && !stepScalar(opcode)) {
        refuseOpcode(opcode);
      }
      return true;
  }
}

bool PickleMachine::stepContainer(unsigned opcode) {
  switch (opcode) {
    case kEmptyTuple:
      pushContainer(Kind::Tuple, {});
      return true;
    case kEmptyList:
      pushContainer(Kind::List, {});
      return true;
    case kEmptyDict:
      pushContainer(Kind::Dict, {});
      return true;
    case kTuple:
      pushContainer(Kind::Tuple, popToMark());
      return true;
    case kTuple1:
    case kTuple2:
    case kTuple3: {
      std::vector<Value> items(opcode - kTuple1 + 1);
      for (auto item = items.rbegin(); item != items.rend(); ++item) {
        *item = pop();
      }
      pushContainer(Kind::Tuple, std::move(items));
      return true;
    }
    case kAppend:
    case kAppends: {
      const std::vector<Value> items = opcode == kAppends ? popToMark() : std::vector<Value>{pop()};
      if (top().kind != Kind::List) {
        refuseBroken();
      }
      addItems(top(), items);
      return true;
    }
    case kSetItem:
    case kSetItems: {
      std::vector<Value> items;
      if (opcode == kSetItems) {
        items = popToMark();
      } else {
        items.resize(2);
        items[1] = pop();
        items[0] = pop();
      }
      if (items.size() % 2 != 0 || (top().kind != Kind::Dict && top().kind != Kind::OrderedDict)) {
        refuseBroken();
      }
      addItems(top(), items);
      return true;
    }
    default:
      return false;
  }
}

bool PickleMachine::stepScalar(unsigned opcode) {
  Value value;
  value.kind = Kind::Int;
  switch (opcode) {
    case kNone:
      value.kind = Kind::None;
      break;
    case kNewTrue:
    case kNewFalse:
      value.kind = Kind::Bool;
      value.number = opcode == kNewTrue ? 1 : 0;
      break;
    case kBinInt:
      value.number = static_cast<std::int32_t>(takeNumber<std::uint32_t>());
      break;
    case kBinInt1:
      value.number = takeNumber<std::uint8_t>();
      break;
    case kBinInt2:
      value.number = takeNumber<std::uint16_t>();
      break;
    case kLong1:
      pushLong();
      return true;
    case kBinFloat:  // where one stands is enough: no state dict has a use for it
      (void)take(sizeof(double));
      value.kind = Kind::Float;
      break;
    case kBinUnicode: {
      const auto bytes = take(takeNumber<std::uint32_t>());
      value.kind = Kind::Text;
      value.text = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
      break;
    }
    default:
      return false;
  }
  push(value);
  return true;
}

void PickleMachine::pushLong() {
  const auto bytes = take(takeNumber<std::uint8_t>());
  if (bytes.size() > sizeof(std::int64_t)) {
    refuse(OFFICINA_TEXT("core", "%1 holds a whole number of more than 64 bits."));
  }
  // Two's complement, little-endian, as short as it goes: spread the sign over the rest.
  const bool negative = !bytes.empty() && (bytes.back() & std::byte{0x80}) != std::byte{0};
  std::uint64_t number = negative ? ~std::uint64_t{0} : 0;
  for (std::size_t i = bytes.size(); i-- > 0;) {
    number = (number << 8U) | std::to_integer<std::uint64_t>(bytes[i]);
  }
  Value value;
  value.kind = Kind::Int;
  value.number = std::bit_cast<std::int64_t>(number);
  push(value);
}

void PickleMachine::refuseOpcode(unsigned opcode) {
  constexpr unsigned kInst = 'i';
  constexpr unsigned kStackGlobal = 0x93;
  if (opcode == kInst) {  // calls what it names
    const std::string module(takeLine());
    refuseCall(module + "." + std::string(takeLine()));
  }
  if (opcode == kStackGlobal) {
    const Value attribute = pop();
    const Value module = pop();
    refuseCall(std::string(module.text) + "." + std::string(attribute.text));
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const std::string code{'0', 'x', kDigits[opcode >> 4U], kDigits[opcode & 15U]};
  refuse(OFFICINA_TEXT("core", "%1 uses the pickle instruction %2, which state dicts have no use for."),
         {code});
}

void PickleMachine::pushGlobal() {
  const std::string_view module = takeLine();
  const std::string_view attribute = takeLine();
  const std::string global = std::string(module) + "." + std::string(attribute);
  Value value;
  value.kind = Kind::Global;
  const auto storage = std::find_if(kStorages.begin(), kStorages.end(),
                                    [&](const StorageName& one) { return one.global == global; });
  const auto callable = std::find(kCallables.begin(), kCallables.end(), global);
  if (storage != kStorages.end()) {
    value.index = static_cast<std::uint32_t>(storage - kStorages.begin());
  } else if (callable != kCallables.end()) {
    value.index = static_cast<std::uint32_t>(kStorages.size()) +
                  static_cast<std::uint32_t>(callable - kCallables.begin());
  } else {
    refuseCall(global);
  }
  push(value);
}

std::int64_t PickleMachine::wholeNumber(const Value& value) const {
  if (value.kind != Kind::Int || value.number < 0) {
    refuseBroken();
  }
  return value.number;
}

std::vector<std::int64_t> PickleMachine::extents(const Value& value) const {
  if (value.kind != Kind::Tuple || container(value).items.size() > kMostDimensions) {
    refuseBroken();
  }
  std::vector<std::int64_t> result;
  for (const Value& item : container(value).items) {
    result.push_back(wholeNumber(item));
  }
  return result;
}

/// ('storage', type, key, device, element count)
void PickleMachine::pushStorage() {
  const Value id = pop();
  if (id.kind != Kind::Tuple) {
    refuseBroken();
  }
  const std::vector<Value>& parts = container(id).items;
  if (parts.size() != 5 || parts[0].kind != Kind::Text || parts[0].text != "storage" ||
      parts[1].kind != Kind::Global || parts[1].index >= kStorages.size() || parts[2].kind != Kind::Text) {
    refuseBroken();
  }
  Value value;
  value.kind = Kind::Storage;
  value.index = static_cast<std::uint32_t>(m_storages.size());
  m_storages.push_back({kStorages[parts[1].index].type, parts[2].text, wholeNumber(parts[4])});
  push(value);
}

void PickleMachine::call() {
  const Value arguments = pop();
  const Value global = pop();
  if (global.kind != Kind::Global || arguments.kind != Kind::Tuple) {
    refuseBroken();
  }
  const std::vector<Value>& items = container(arguments).items;
  if (global.index == kOrderedDictGlobal && items.empty()) {
    pushContainer(Kind::OrderedDict, {});
  } else if (global.index == kTensorGlobal) {
    rebuildTensor(arguments);
  } else if (global.index == kParameterGlobal && items.size() == 3 && items[0].kind == Kind::Tensor) {
    push(items[0]);  // (tensor, requires_grad, hooks): the tensor is all we keep
  } else {
    refuseBroken();
  }
}

/// (storage, offset, size, stride, requires_grad, hooks[, metadata])
void PickleMachine::rebuildTensor(const Value& arguments) {
  const std::vector<Value>& items = container(arguments).items;
  if ((items.size() != 6 && items.size() != 7) || items[0].kind != Kind::Storage) {
    refuseBroken();
  }
  const Storage& storage = m_storages[items[0].index];
  PickledTensor tensor;
  tensor.type = storage.type;
  tensor.storageKey = storage.key;
  tensor.storageCount = storage.count;
  tensor.offset = wholeNumber(items[1]);
  tensor.shape = extents(items[2]);
  tensor.strides = extents(items[3]);
  if (tensor.shape.size() != tensor.strides.size() || checkedElementCount(tensor.shape) < 0) {
    refuseBroken();
  }
  spend(2 * tensor.shape.size());
  Value value;
  value.kind = Kind::Tensor;
  value.index = static_cast<std::uint32_t>(m_tensors.size());
  m_tensors.push_back(std::move(tensor));
  push(value);
}

/// Python sets the attributes of the object below. The one that state dicts have (_metadata, the modules'
/// versions) matters to Python's own loading of old modules and to nothing here.
void PickleMachine::build() {
  const Value state = pop();
  if (top().kind != Kind::OrderedDict || state.kind != Kind::Dict) {
    refuseBroken();
  }
}

}  // namespace officina
