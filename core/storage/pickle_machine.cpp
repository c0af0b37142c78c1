// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/pickle_machine.h"

#include <algorithm>

#include "core/storage/weights_format.h"

namespace officina {

namespace {

/// Some twenty values go into one tensor, so this is room for 25,000 tensors and some 40 MB at worst.
constexpr std::size_t kMostValues = 500'000;

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

}  // namespace officina
