// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/metrics_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>

#include "core/storage/byte_source.h"
#include "core/storage/file_error.h"
#include "core/support/number_text.h"

namespace officina {

namespace {

constexpr std::string_view kHeader =
    "kind,global_step,epoch,step,loss,train_accuracy,val_loss,val_accuracy,seconds\n";
constexpr std::size_t kColumns = 9;
constexpr std::size_t kLongestRow = 1024;

std::string textOf(const std::optional<double>& value) {
  return value ? numberText(*value) : std::string();
}

bool readOptional(std::string_view text, std::optional<double>& value) {
  double number = 0.0;
  if (text.empty()) {
    return true;
  }
  const bool good = readNumber(text, number);
  value = number;
  return good;
}

struct Row {
  bool isStep = false;
  StepSample step;
  EpochSample epoch;
  [[nodiscard]] std::int64_t globalStep() const { return isStep ? step.globalStep : epoch.globalStep; }
};

bool readRow(std::string_view line, Row& row) {
  std::array<std::string_view, kColumns> cells;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const auto comma = line.find(',');
    if ((comma == std::string_view::npos) != (i + 1 == kColumns)) {
      return false;
    }
    cells[i] = line.substr(0, comma);
    line = comma == std::string_view::npos ? std::string_view{} : line.substr(comma + 1);
  }
  row = {};
  row.isStep = cells[0] == "step";
  if (row.isStep) {
    return readNumber(cells[1], row.step.globalStep) && readNumber(cells[2], row.step.epoch) &&
           readNumber(cells[3], row.step.step) && readNumber(cells[4], row.step.loss);
  }
  return cells[0] == "epoch" && readNumber(cells[1], row.epoch.globalStep) &&
         readNumber(cells[2], row.epoch.epoch) && readNumber(cells[4], row.epoch.loss) &&
         readOptional(cells[5], row.epoch.trainAccuracy) && readOptional(cells[6], row.epoch.valLoss) &&
         readOptional(cells[7], row.epoch.valAccuracy) && readNumber(cells[8], row.epoch.seconds);
}

/// Calls use(row, offset of the row) for each whole row until it says false. Never holds more than a piece of
/// the file.
void forEachRow(const std::filesystem::path& path,
                const std::function<bool(const Row&, std::uint64_t)>& use) {
  constexpr std::size_t kPiece = std::size_t{1} << 18U;
  const FileSource source(path);
  const std::uint64_t size = source.size();  // what is appended from now on is for the next time
  std::string text;
  std::uint64_t textOffset = 0;
  std::int64_t lineNumber = 0;
  const auto refuse = [&] {
    throw Error(
        ErrorKind::Input,
        {OFFICINA_TEXT("core", "%1, line %2 cannot be read."), {path.string(), std::to_string(lineNumber)}},
        {OFFICINA_TEXT("core", "Correct or delete the line."), {}});
  };
  for (std::uint64_t offset = 0; offset < size;) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, size - offset));
    const std::size_t kept = text.size();
    text.resize(kept + count);
    source.read(offset, std::as_writable_bytes(std::span(text).subspan(kept)));
    offset += count;
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1) {
      const std::string_view line = std::string_view(text).substr(begin, end - begin);
      Row row;
      ++lineNumber;
      if (lineNumber == 1) {
        if (line != kHeader.substr(0, kHeader.size() - 1)) {
          refuse();
        }
      } else if (!readRow(line, row)) {
        refuse();
      } else if (!use(row, textOffset + begin)) {
        return;
      }
    }
    text.erase(0, begin);
    textOffset += begin;
    if (text.size() > kLongestRow) {
      ++lineNumber;
      refuse();
    }
  }
}

/// Keeps at most 2 x `most` samples: of each group of neighbours the smallest and the largest loss, where a
/// group grows as the run does.
class Thinner {
 public:
  explicit Thinner(std::size_t most) : m_most(std::max<std::size_t>(most, 2)) {}
  void add(const StepSample& sample) {
    m_group.push_back(sample);
    if (m_group.size() == m_groupSize) {
      closeGroup(m_group, m_kept);
      m_group.clear();
      if (m_kept.size() >= 2 * m_most) {
        halve();
      }
    }
  }
  std::vector<StepSample> finish() {
    m_kept.insert(m_kept.end(), m_group.begin(), m_group.end());
    return std::move(m_kept);
  }

 private:
  static void closeGroup(std::span<const StepSample> group, std::vector<StepSample>& to) {
    const auto [low, high] = std::minmax_element(
        group.begin(), group.end(), [](const StepSample& a, const StepSample& b) { return a.loss < b.loss; });
    to.push_back(
        std::min(*low, *high, [](const auto& a, const auto& b) { return a.globalStep < b.globalStep; }));
    if (low != high) {
      to.push_back(
          std::max(*low, *high, [](const auto& a, const auto& b) { return a.globalStep < b.globalStep; }));
    }
  }
  void halve() {
    std::vector<StepSample> fewer;
    for (std::size_t i = 0; i < m_kept.size(); i += 4) {
      closeGroup(std::span(m_kept).subspan(i, std::min<std::size_t>(4, m_kept.size() - i)), fewer);
    }
    m_kept = std::move(fewer);
    m_groupSize *= 2;
  }

  std::size_t m_most;
  std::size_t m_groupSize = 2;
  std::vector<StepSample> m_group;
  std::vector<StepSample> m_kept;
};

}  // namespace

MetricsFile::MetricsFile(std::filesystem::path file)
    : m_path(std::move(file)), m_flushed(std::chrono::steady_clock::now()) {
  m_file = Descriptor(::open(m_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0666));
  if (!m_file.valid()) {
    throw writeError(m_path, errno);
  }
  // A list of runs that asks isLocked() holds the lock for an instant.
  constexpr int kAttempts = 5;
  int refused = ::flock(m_file.get(), LOCK_EX | LOCK_NB);
  for (int i = 1; i < kAttempts && refused != 0 && errno == EWOULDBLOCK; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    refused = ::flock(m_file.get(), LOCK_EX | LOCK_NB);
  }
  // Any other failure means that this disk knows no locks: better unlocked than not at all.
  if (refused != 0 && errno == EWOULDBLOCK) {
    throw Error(ErrorKind::Usage,
                {OFFICINA_TEXT("core", "Another window or program is writing the run %1."),
                 {m_path.parent_path().string()}},
                {OFFICINA_TEXT("core", "Stop it there first."), {}});
  }
  const FileSource source(m_path);
  const auto tail = static_cast<std::size_t>(std::min<std::uint64_t>(source.size(), kLongestRow));
  std::string text(tail, '\0');
  source.read(source.size() - tail, std::as_writable_bytes(std::span(text)));
  const auto newline = text.rfind('\n');
  const std::uint64_t good = newline == std::string::npos ? 0 : source.size() - tail + newline + 1;
  if (newline == std::string::npos && source.size() > kHeader.size()) {
    throw Error(ErrorKind::Input, {OFFICINA_TEXT("core", "%1 is not a file of metrics."), {m_path.string()}},
                {OFFICINA_TEXT("core", "Move it away."), {}});
  }
  if (good < source.size() && ::ftruncate(m_file.get(), static_cast<off_t>(good)) != 0) {
    throw writeError(m_path, errno);
  }
  if (good == 0) {
    m_waiting = kHeader;
    flush();
  }
}

MetricsFile::~MetricsFile() {
  try {
    if (m_file.valid()) {
      flush();
    }
  } catch (const Error&) {  // documented above
  }
}

void MetricsFile::append(const StepSample& sample) {
  append("step," + numberText(sample.globalStep) + ',' + numberText(sample.epoch) + ',' +
         numberText(sample.step) + ',' + numberText(sample.loss) + ",,,,\n");
}

void MetricsFile::append(const EpochSample& sample) {
  append("epoch," + numberText(sample.globalStep) + ',' + numberText(sample.epoch) + ",," +
         numberText(sample.loss) + ',' + textOf(sample.trainAccuracy) + ',' + textOf(sample.valLoss) + ',' +
         textOf(sample.valAccuracy) + ',' + numberText(sample.seconds) + '\n');
}

void MetricsFile::append(const std::string& row) {
  constexpr std::size_t kMostWaiting = std::size_t{1} << 16U;
  m_waiting += row;
  if (m_waiting.size() >= kMostWaiting ||
      std::chrono::steady_clock::now() - m_flushed > std::chrono::seconds(1)) {
    flush();
  }
}

void MetricsFile::flush() {
  std::string_view rest = m_waiting;
  while (!rest.empty()) {
    const ssize_t count = ::write(m_file.get(), rest.data(), rest.size());
    if (count < 0 && errno != EINTR) {
      const int code = errno;
      m_waiting.erase(0, m_waiting.size() - rest.size());
      throw writeError(m_path, code);
    }
    rest.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  m_waiting.clear();
  m_flushed = std::chrono::steady_clock::now();
}

void MetricsFile::truncateAfter(std::int64_t globalStep) {
  flush();
  std::optional<std::uint64_t> cut;
  forEachRow(m_path, [&](const Row& row, std::uint64_t offset) {
    if (row.globalStep() > globalStep) {
      cut = offset;
    }
    return !cut;
  });
  if (cut && ::ftruncate(m_file.get(), static_cast<off_t>(*cut)) != 0) {
    throw writeError(m_path, errno);
  }
}

bool isLocked(const std::filesystem::path& metricsFile) {
  const Descriptor file(::open(metricsFile.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  return file.valid() && ::flock(file.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

RunCurves readMetrics(const std::filesystem::path& file, std::size_t mostSteps) {
  RunCurves curves;
  Thinner thinner(mostSteps);
  forEachRow(file, [&](const Row& row, std::uint64_t) {
    if (row.isStep) {
      thinner.add(row.step);
    } else {
      curves.epochs.push_back(row.epoch);
    }
    return true;
  });
  curves.steps = thinner.finish();
  return curves;
}

}  // namespace officina
