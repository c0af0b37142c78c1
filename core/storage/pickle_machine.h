// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/storage/pickle.h"

namespace officina {

/// The stack machine that a pickle is a program for, cut down to what state dicts need.
///
/// Values point into arenas by index and texts point into the pickle, so that copying a value is cheap, a
/// cycle is harmless, and taking down a deeply nested value does not recurse. The stack and the texts of
/// refusals are in pickle_machine.cpp, the instructions in pickle_opcodes.cpp, what they may call in
/// pickle_calls.cpp.
class PickleMachine {
 public:
  enum class Kind { None, Bool, Int, Float, Text, Tuple, List, Dict, OrderedDict, Global, Storage, Tensor };
  struct Value {
    Kind kind = Kind::None;
    std::uint32_t index = 0;  ///< of the container, global, storage or tensor
    std::int64_t number = 0;  ///< Bool, Int
    std::string_view text;    ///< Text
  };
  struct Container {
    std::vector<Value> items;  ///< of a dictionary: key, value, key, value ...
    int depth = 1;
  };

  PickleMachine(std::span<const std::byte> program, const std::string& file)
      : m_rest(program), m_file(file) {}
  /// Runs to the end and hands back what is on the stack.
  Value run();
  [[nodiscard]] const Container& container(const Value& value) const { return m_containers[value.index]; }
  /// The tensor of a value of that kind; its name is still empty.
  [[nodiscard]] const PickledTensor& tensor(const Value& value) const { return m_tensors[value.index]; }
  /// "a number", "a text", ... for messages.
  [[nodiscard]] static std::string_view kindName(Kind kind);

 private:
  static constexpr int kDeepest = 32;  ///< containers in containers

  struct Storage {
    DType type = DType::Float32;
    std::string_view key;
    std::int64_t count = 0;
  };

  [[noreturn]] void refuse(const char* pattern, std::vector<std::string> more = {}) const;
  [[noreturn]] void refuseBroken() const;
  [[noreturn]] void refuseCall(std::string_view global) const;

  std::span<const std::byte> take(std::size_t count);
  std::string_view takeLine();
  template <class Number>
  Number takeNumber();

  void push(Value value);
  Value pop();
  Value& top();
  std::vector<Value> popToMark();
  void pushContainer(Kind kind, std::vector<Value> items);
  void addItems(const Value& target, std::span<const Value> items);
  void remember(std::size_t slot);
  void recall(std::size_t slot);
  void spend(std::size_t values);

  bool step(unsigned opcode);  ///< false after STOP
  bool stepContainer(unsigned opcode);
  bool stepScalar(unsigned opcode);
  [[noreturn]] void refuseOpcode(unsigned opcode);
  void pushGlobal();
  void pushLong();
  void pushStorage();
  void call();
  void rebuildTensor(const Value& arguments);
  void build();
  [[nodiscard]] std::int64_t wholeNumber(const Value& value) const;
  [[nodiscard]] std::vector<std::int64_t> extents(const Value& value) const;

  std::span<const std::byte> m_rest;
  const std::string& m_file;
  std::vector<Value> m_stack;
  std::vector<std::size_t> m_marks;
  std::vector<Value> m_memo;
  std::vector<Container> m_containers;
  std::vector<Storage> m_storages;
  std::vector<PickledTensor> m_tensors;
  std::size_t m_spent = 0;
};

}  // namespace officina
