// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/download_transfer.h"

#include <chrono>
#include <exception>
#include <mutex>
#include <new>
#include <span>
#include <string_view>
#include <strings.h>
#include <utility>

#include <curl/curl.h>

#include "core/api/error.h"
#include "core/support/number_text.h"

namespace officina {
namespace {

using Clock = std::chrono::steady_clock;
using End = TransferResult::End;

constexpr long kOk = 200;
constexpr long kPartial = 206;
constexpr long kMissing = 404;
constexpr long kNoSuchRange = 416;
constexpr long kServerError = 500;

std::string hostOf(const std::string& url) {
  const std::size_t slashes = url.find("://");
  const std::size_t start = slashes == std::string::npos ? 0 : slashes + 3;
  return url.substr(start, url.find('/', start) - start);
}

/// The first byte's place and the whole file's size in "bytes 200-999/1000", or the size alone in "bytes
/// */1000"; -1 for what is not there.
std::pair<std::int64_t, std::int64_t> parseContentRange(std::string_view text) {
  constexpr std::string_view kUnit = "bytes ";
  std::pair<std::int64_t, std::int64_t> range{-1, -1};
  const std::size_t slash = text.find('/');
  if (!text.starts_with(kUnit) || slash == std::string_view::npos) {
    return range;
  }
  const std::string_view place = text.substr(kUnit.size(), slash - kUnit.size());
  if (!readNumber(place.substr(0, place.find('-')), range.first)) {
    range.first = -1;
  }
  if (!readNumber(text.substr(slash + 1), range.second)) {  // "*": the server does not know
    range.second = -1;
  }
  return range;
}

/// One request and its answer, as libcurl's callbacks see them. No exception may cross libcurl.
class Reception {
 public:
  Reception(CURL* easy, std::string host, std::int64_t expected, PartFile& part)
      : m_easy(easy), m_host(std::move(host)), m_expected(expected), m_offset(part.size()), m_part(part) {}

  [[nodiscard]] Clock::time_point lastByte() const { return m_lastByte; }

  static std::size_t onHeader(char* data, std::size_t, std::size_t count, void* self) {
    static_cast<Reception*>(self)->header(std::string_view(data, count));
    return count;
  }
  static std::size_t onBytes(char* data, std::size_t, std::size_t count, void* self) {
    auto& reception = *static_cast<Reception*>(self);
    try {
      return reception.take(std::as_bytes(std::span(data, count))) ? count : 0;
    } catch (...) {
      reception.m_failure = std::current_exception();
      return 0;
    }
  }

  /// What came of it, once libcurl has ended with `code`.
  TransferResult result(CURLcode code) {
    if (m_failure) {
      std::rethrow_exception(m_failure);
    }
    if (m_result.end != End::Complete) {
      return m_result;
    }
    if (code == CURLE_OK && (m_begun || begin())) {
      return m_expected > 0 && m_part.size() < m_expected ? broken() : m_result;
    }
    return code == CURLE_OK ? m_result : failure(code);
  }

  TransferResult stalled(double seconds) const {
    return {End::Refused,
            {OFFICINA_TEXT("core", "%1 sent nothing for %2 s."), {m_host, numberText(seconds)}}};
  }

 private:
  void header(std::string_view line) {
    constexpr std::string_view kName = "content-range:";
    if (line.starts_with("HTTP/")) {  // the next answer, after a redirection
      m_contentRange.clear();
    } else if (line.size() > kName.size() && strncasecmp(line.data(), kName.data(), kName.size()) == 0) {
      line.remove_prefix(kName.size());
      const std::size_t start = line.find_first_not_of(" \t");
      const std::size_t end = line.find_last_not_of(" \t\r\n");
      m_contentRange = start == std::string_view::npos ? "" : line.substr(start, end - start + 1);
    }
  }

  bool take(std::span<const std::byte> bytes) {
    if (!m_begun && !begin()) {
      return false;
    }
    if (m_expected > 0 && static_cast<std::int64_t>(bytes.size()) > m_expected - m_part.size()) {
      m_part.restart();  // whatever this is, it is not our file
      return refuse({OFFICINA_TEXT("core", "%1 sent more than the file's %2 bytes."),
                     {m_host, std::to_string(m_expected)}});
    }
    m_part.append(bytes);
    m_lastByte = Clock::now();
    return true;
  }

  /// Judges the answer's head before its first byte is written.
  bool begin() {
    m_begun = true;
    long status = 0;
    curl_off_t length = -1;
    curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(m_easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    const auto [start, total] = parseContentRange(m_contentRange);
    if (status == kPartial && m_offset > 0) {
      if (start != m_offset) {
        return refuse({OFFICINA_TEXT("core", "%1 did not continue where the part ends."), {m_host}},
                      End::RangeRefused);
      }
      return isExpected(total) && isExpected(length < 0 ? -1 : m_offset + length);
    }
    if (status == kNoSuchRange && m_offset > 0) {
      return isExpected(total) &&
             refuse({OFFICINA_TEXT("core", "%1 did not continue where the part ends."), {m_host}},
                    End::RangeRefused);
    }
    if (status != kOk) {
      return refuse(statusText(status));
    }
    // The part goes only once the answer is plausible: a hotel's log-in page also comes with status 200.
    if (!isExpected(length)) {
      return false;
    }
    if (m_part.size() > 0) {
      m_part.restart();  // the server cannot continue, and sends the whole file
    }
    return true;
  }

  bool isExpected(std::int64_t announced) {
    if (announced < 0 || m_expected <= 0 || announced == m_expected) {
      return true;
    }
    return refuse({OFFICINA_TEXT("core", "%1 has a file of %2 bytes instead of %3."),
                   {m_host, std::to_string(announced), std::to_string(m_expected)}});
  }

  bool refuse(Text reason, End end = End::Refused) {
    m_result = {end, std::move(reason)};
    return false;
  }

  [[nodiscard]] Text statusText(long status) const {
    if (status == kMissing) {
      return {OFFICINA_TEXT("core", "%1 does not have the file (404)."), {m_host}};
    }
    if (status >= kServerError) {
      return {OFFICINA_TEXT("core", "%1 is out of order (%2)."), {m_host, std::to_string(status)}};
    }
    return {OFFICINA_TEXT("core", "%1 does not hand the file out (%2)."), {m_host, std::to_string(status)}};
  }

  [[nodiscard]] TransferResult broken() const {
    return {End::Broken,
            {OFFICINA_TEXT("core", "%1 broke off after %2 bytes."), {m_host, std::to_string(m_part.size())}}};
  }

  [[nodiscard]] TransferResult failure(CURLcode code) const {
    switch (code) {
      case CURLE_PARTIAL_FILE:
      case CURLE_RECV_ERROR:
      case CURLE_SEND_ERROR:
      case CURLE_GOT_NOTHING:
      case CURLE_HTTP2:
      case CURLE_HTTP2_STREAM:
        return broken();
      case CURLE_COULDNT_RESOLVE_HOST:
      case CURLE_COULDNT_RESOLVE_PROXY:
        return {End::Refused,
                {OFFICINA_TEXT("core", "%1 cannot be found; perhaps there is no internet connection."),
                 {m_host}}};
      case CURLE_COULDNT_CONNECT:
        return {End::Refused, {OFFICINA_TEXT("core", "%1 cannot be reached."), {m_host}}};
      case CURLE_TOO_MANY_REDIRECTS:
        return {End::Refused, {OFFICINA_TEXT("core", "%1 redirects again and again."), {m_host}}};
      case CURLE_UNSUPPORTED_PROTOCOL:
        return {End::Refused,
                {OFFICINA_TEXT("core", "%1 redirects to something that is not on the web."), {m_host}}};
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CONNECT_ERROR:
      case CURLE_SSL_CACERT_BADFILE:
        return {End::Refused,
                {OFFICINA_TEXT("core", "%1 could not prove that it is what it says (%2)."),
                 {m_host, curl_easy_strerror(code)}}};
      default:
        return {End::Refused, {OFFICINA_TEXT("core", "%1 failed: %2."), {m_host, curl_easy_strerror(code)}}};
    }
  }

  CURL* m_easy;
  std::string m_host;
  std::int64_t m_expected;
  std::int64_t m_offset;  ///< what the request asked to start from
  PartFile& m_part;
  std::string m_contentRange;
  bool m_begun = false;
  Clock::time_point m_lastByte = Clock::now();
  TransferResult m_result;
  std::exception_ptr m_failure;
};

void allowWebOnly(CURL* easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

}  // namespace

struct HttpClient::Handles {
  std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> multi{nullptr, curl_multi_cleanup};
  std::unique_ptr<CURL, void (*)(CURL*)> easy{nullptr, curl_easy_cleanup};
};

HttpClient::HttpClient() : m(std::make_unique<Handles>()) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  m->multi.reset(curl_multi_init());
  m->easy.reset(curl_easy_init());
  if (!m->multi || !m->easy) {
    throw std::bad_alloc();
  }
}

HttpClient::~HttpClient() = default;

TransferResult HttpClient::fetch(const std::string& url, std::int64_t expected, PartFile& part,
                                 double stallSeconds, const std::function<void()>& tick) {
  CURL* easy = m->easy.get();
  curl_easy_reset(easy);
  Reception reception(easy, hostOf(url), expected, part);
  const std::string range = std::to_string(part.size()) + "-";
  constexpr long kRedirections = 5;
  constexpr long kBufferBytes = 256L * 1024;
  curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);  // signals belong to the whole program
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "Officina/" OFFICINA_VERSION);
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(easy, CURLOPT_MAXREDIRS, kRedirections);
  curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, kBufferBytes);
  curl_easy_setopt(easy, CURLOPT_RANGE, part.size() > 0 ? range.c_str() : nullptr);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Reception::onHeader);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &reception);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Reception::onBytes);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &reception);
  allowWebOnly(easy);
#if LIBCURL_VERSION_NUM >= 0x075700
  // A name that is still being looked up must not hold up somebody who cancels.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif

  CURLM* multi = m->multi.get();
  curl_multi_add_handle(multi, easy);
  const auto removeHandle = [multi](CURL* handle) { curl_multi_remove_handle(multi, handle); };
  const std::unique_ptr<CURL, decltype(removeHandle)> added(easy, removeHandle);
  for (int running = 1; running > 0;) {
    const CURLMcode code = curl_multi_perform(multi, &running);
    if (code != CURLM_OK) {
      throw Error(ErrorKind::Internal,
                  {OFFICINA_TEXT("core", "The download stopped working: %1."), {curl_multi_strerror(code)}});
    }
    tick();
    if (running > 0) {
      if (std::chrono::duration<double>(Clock::now() - reception.lastByte()).count() > stallSeconds) {
        return reception.stalled(stallSeconds);
      }
      constexpr int kPollMilliseconds = 25;
      curl_multi_poll(multi, nullptr, 0, kPollMilliseconds, nullptr);
    }
  }
  CURLcode code = CURLE_OK;
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
    if (message->msg == CURLMSG_DONE) {
      code = message->data.result;
    }
  }
  return reception.result(code);
}

}  // namespace officina
