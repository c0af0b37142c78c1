// SPDX-License-Identifier: GPL-3.0-or-later
// What the instructions of a pickle do: which of them there are, and what each does to the stack.
#include <bit>

#include "core/api/text.h"
#include "core/storage/byte_source.h"
#include "core/storage/pickle_machine.h"

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

}  // namespace

template <class Number>
Number PickleMachine::takeNumber() {
  return littleEndian<Number>(take(sizeof(Number)), 0);
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

}  // namespace officina
