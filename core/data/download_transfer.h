// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "core/api/text.h"
#include "core/data/download_part.h"

namespace officina {

struct TransferResult {
  enum class End {
    Complete,      ///< the server has sent all that it announced, and as much as was expected
    Broken,        ///< the connection ended early; the part keeps what came
    RangeRefused,  ///< the server does not continue where the part ends; it must be restarted
    Refused        ///< this address is of no use now
  };
  End end = End::Complete;
  Text reason = {};  ///< what happened, with the server's name; empty if Complete
};

/// Fetches files over http and https. Keeps connections open between two files of one server. Not
/// thread-safe.
class HttpClient {
 public:
  HttpClient();
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// Appends to `part` what is missing of `url`, following at most 5 redirections to http and https only.
  /// `expected`: bytes of the whole file, 0 if unknown; a server that announces or sends another number is
  /// refused. Gives up after `stallSeconds` in which no byte came. `tick` is called at least every 50 ms on
  /// this thread; what it throws ends the transfer and comes out of here. Throws Error (Io) if the part
  /// cannot be written.
  [[nodiscard]] TransferResult fetch(const std::string& url, std::int64_t expected, PartFile& part,
                                     double stallSeconds, const std::function<void()>& tick);

 private:
  struct Handles;
  std::unique_ptr<Handles> m;
};

}  // namespace officina
