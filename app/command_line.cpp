// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include <cctype>
#include <cstdio>
#include <functional>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/commands.h"
#include "app/output.h"
#include "app/render.h"
#include "core/api/error.h"

namespace officina {

namespace {

constexpr const char* kLabs = "thermometer, digits, pets or sentiment";

using Action = std::function<int()>;

void addTrain(CLI::App& app, Action& action) {
  auto a = std::make_shared<TrainArguments>();
  CLI::App* command = app.add_subcommand("train", "Train a lab's network");
  command->add_option("lab", a->lab, kLabs)->required();
  command->add_option("--recipe", a->recipe, "notes (default) or tuned");
  command->add_option("--data", a->data, "folder, file, name of a fetched set, or starter");
  command->add_option("--seed", a->seed, "seed of every random draw");
  command->add_option("--epochs", a->epochs, "passes over the data");
  command->add_option("--batch-size", a->batchSize, "samples a step");
  command->add_option("--lr", a->learningRate, "learning rate");
  command->add_option("--threads", a->threads, "threads inside an operation; the last bits depend on it");
  command->add_option("--set", a->fields, "FIELD=VALUE: any field of recipe.json, as augmentation.zoom=0.2")
      ->allow_extra_args(false);
  command->add_option("--max-steps", a->maxSteps, "stop after so many steps since the run's start");
  command->add_option("--log-every", a->logEvery, "report every so many steps (thermometer: epochs)");
  command->add_option("--run-dir", a->runDirectory, "keep the run in this folder");
  command->add_option("--resume", a->resumeDirectory, "go on with the run of this folder");
  command->add_option("--save", a->saveFile, "write the weights to this .pth or .safetensors file");
  command->add_flag("--json", a->json, "one JSON object a line");
  command->callback([a, &action] { action = [a] { return trainCommand(*a); }; });
}

void addPredict(CLI::App& app, Action& action) {
  auto a = std::make_shared<PredictArguments>();
  CLI::App* command = app.add_subcommand("predict", "Answer one or more inputs");
  command->add_option("lab", a->lab, kLabs)->required();
  command->add_option(
      "input", a->inputs,
      "temperatures, picture files, or sentences; - reads sentences from standard input, one a line");
  command->add_option("--weights", a->weights, "a .pth or .safetensors file; default: the built-in weights");
  command->add_flag("--json", a->json, "one JSON object a line");
  command->allow_extras();  // "-5" is a temperature, not an option
  command->callback([a, command, &action] {
    for (const std::string& extra : command->remaining()) {
      const bool negativeNumber =
          extra.size() > 1 && extra[0] == '-' && (extra[1] == '.' || std::isdigit(extra[1]));
      if (extra == "--") {
        continue;
      }
      if (extra.starts_with("-") && !negativeNumber) {
        throw CLI::ExtrasError({extra});
      }
      a->inputs.push_back(extra);
    }
    if (a->inputs.empty()) {
      throw CLI::RequiredError("input");
    }
    action = [a] { return predictCommand(*a); };
  });
}

void addEvaluate(CLI::App& app, Action& action) {
  auto a = std::make_shared<EvaluateArguments>();
  CLI::App* command = app.add_subcommand("evaluate", "Measure a network on a data set");
  command->add_option("lab", a->lab, kLabs)->required();
  command->add_option("--data", a->data, "folder, file, name of a fetched set, or starter")->required();
  command->add_option("--weights", a->weights, "a .pth or .safetensors file; default: the built-in weights");
  command->add_flag("--json", a->json, "one JSON object a line");
  command->callback([a, &action] { action = [a] { return evaluateCommand(*a); }; });
}

void addData(CLI::App& app, Action& action) {
  auto a = std::make_shared<DataArguments>();
  CLI::App* command = app.add_subcommand("data", "List, fetch and verify data sets");
  command->require_subcommand(1);
  const auto add = [&](const char* name, const char* help, bool named, int (*run)(const DataArguments&)) {
    CLI::App* sub = command->add_subcommand(name, help);
    if (named) {
      sub->add_option("name", a->set, "name in the catalogue")->required();
    }
    sub->add_option("--to", a->folder, "folder of the set; default: the user's data folder");
    sub->add_flag("--json", a->json, "one JSON object a line");
    sub->callback([a, run, &action] { action = [a, run] { return run(*a); }; });
  };
  add("list", "What the catalogue offers and what is on disk", false, dataListCommand);
  add("fetch", "Download a set, or what is missing of it", true, dataFetchCommand);
  add("verify", "Check a set's files against their checksums", true, dataVerifyCommand);
  CLI::App* write =
      command->add_subcommand("export", "Write the set that the program draws as MNIST's four files");
  write->add_option("name", a->set, "starter")->required();
  write->add_option("folder", a->folder, "where to; made if it is not there")->required();
  write->add_flag("--json", a->json, "one JSON object a line");
  write->callback([a, &action] { action = [a] { return dataExportCommand(*a); }; });
}

void addTokenize(CLI::App& app, Action& action) {
  auto a = std::make_shared<TokenizeArguments>();
  CLI::App* command = app.add_subcommand("tokenize", "Cut a text into tokens");
  command->add_option("--method", a->method, "words, chars or cl100k (default), OpenAI's byte-pair encoding")
      ->check(CLI::IsMember({"words", "chars", "cl100k"}));
  command->add_option("text", a->text, "the text; - reads standard input")->required();
  command->add_flag("--json", a->json, "one JSON object a line");
  command->callback([a, &action] { action = [a] { return tokenizeCommand(*a); }; });
}

void addTwin(CLI::App& app, Action& action) {
  auto a = std::make_shared<TwinArguments>();
  CLI::App* command = app.add_subcommand("twin", "Write the PyTorch program that gives a run's numbers");
  command->add_option("run", a->run, "folder of the run")->required();
  command->add_option("--out", a->out, "the program: a .py file, or .ipynb for a notebook")->required();
  command->add_option("--log-every", a->logEvery, "the program prints every so many steps");
  command->add_flag("--json", a->json, "one JSON object a line");
  command->callback([a, &action] { action = [a] { return twinCommand(*a); }; });
}

void addWeights(CLI::App& app, Action& action) {
  auto a = std::make_shared<WeightsArguments>();
  CLI::App* command = app.add_subcommand("weights", "Show and convert weight files");
  command->require_subcommand(1);
  CLI::App* show = command->add_subcommand("show", "List the tensors of a file");
  show->add_option("file", a->input)->required();
  show->add_flag("--json", a->json, "one JSON object a line");
  show->callback([a, &action] { action = [a] { return weightsShowCommand(*a); }; });
  CLI::App* convert =
      command->add_subcommand("convert", "Between .pth and .safetensors, by the names' endings");
  convert->add_option("in", a->input)->required();
  convert->add_option("out", a->output)->required();
  convert->add_flag("--half", a->half, "keep float32 numbers as float16: half the size, three digits");
  convert->callback([a, &action] { action = [a] { return weightsConvertCommand(*a); }; });
}

/// "1440x900" into the two numbers; the ranges are renderPage's to check.
void readSize(const std::string& text, RenderOptions& options) {
  char end = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%c", &options.width, &options.height, &end) != 2) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "\"%1\" is not a size."), {text}},
                {OFFICINA_TEXT("core", "Write it as WIDTHxHEIGHT, such as 1440x900."), {}});
  }
}

int renderCommand(RenderOptions options, const std::string& size, bool list) {
  if (list) {
    for (const std::string& page : renderablePages()) {
      std::puts(page.c_str());
    }
    return 0;
  }
  if (options.page.empty() || options.out.empty()) {
    throw Error(ErrorKind::Usage, {OFFICINA_TEXT("core", "render needs a page and --out FILE.png."), {}},
                {OFFICINA_TEXT("core", "officina render --list names the pages."), {}});
  }
  readSize(size, options);
  return renderPage(options);
}

void addRender(CLI::App& app, Action& action) {
  struct Arguments {
    RenderOptions options;
    std::string size = "1440x900";
    bool list = false;
  };
  auto a = std::make_shared<Arguments>();
  CLI::App* command = app.add_subcommand("render", "Draw a page of the window into a PNG, without a display");
  command->add_option("page", a->options.page, "see --list");
  command->add_option("--out", a->options.out, "the PNG file");
  command->add_option("--size", a->size, "WIDTHxHEIGHT, default 1440x900");
  command->add_option("--lang", a->options.language, "it or en");
  command->add_option("--theme", a->options.theme, "light or dark");
  command->add_option("--text", a->options.textPercent, "size of the text in percent, 100 to 150");
  command->add_flag("--list", a->list, "list the pages");
  command->callback([a, &action] { action = [a] { return renderCommand(a->options, a->size, a->list); }; });
}

}  // namespace

std::optional<int> runCommandLine(int argc, char** argv) {
  CLI::App app(
      "Officina: learn deep learning by training real networks and taking them apart.\n"
      "Without a command it opens the window.",
      "officina");
  app.require_subcommand(0, 1);  // "render data" draws the page, it does not begin the command "data"
  bool version = false;
  bool json = false;
  app.add_flag("--version", version, "What the program runs with");
  app.add_flag("--json", json)->group("");
  Action action;
  addTrain(app, action);
  addPredict(app, action);
  addEvaluate(app, action);
  addTokenize(app, action);
  addTwin(app, action);
  addData(app, action);
  addWeights(app, action);
  addRender(app, action);
  try {
    app.parse(argc, argv);
    if (version) {
      return versionCommand(json);
    }
    return action ? std::optional(action()) : std::nullopt;
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    printError(std::string(error.what()) + ". Try officina --help.");
    return 2;
  } catch (...) {
    const Error error = currentError();
    printError(error.what());
    return exitStatus(error);
  }
}

}  // namespace officina
