// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/checksum.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <openssl/evp.h>
#include <vector>

#include "core/api/error.h"
#include "core/storage/byte_source.h"

namespace officina {
namespace {

EVP_MD_CTX* contextOf(void* context) {
  return static_cast<EVP_MD_CTX*>(context);
}

void require(bool worked) {
  if (!worked) {  // where the system's policy forbids MD5, for one
    throw Error(ErrorKind::Internal, {OFFICINA_TEXT("core", "OpenSSL cannot compute this checksum."), {}});
  }
}

}  // namespace

void Checksum::Release::operator()(void* context) const {
  EVP_MD_CTX_free(contextOf(context));
}

Checksum::Checksum(ChecksumKind kind) : m_context(EVP_MD_CTX_new()) {
  if (!m_context) {
    throw std::bad_alloc();
  }
  const EVP_MD* digest = kind == ChecksumKind::Md5 ? EVP_md5() : EVP_sha256();
  require(EVP_DigestInit_ex(contextOf(m_context.get()), digest, nullptr) == 1);
}

void Checksum::add(std::span<const std::byte> bytes) {
  require(EVP_DigestUpdate(contextOf(m_context.get()), bytes.data(), bytes.size()) == 1);
}

std::string Checksum::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
  unsigned length = 0;
  require(EVP_DigestFinal_ex(contextOf(m_context.get()), sum.data(), &length) == 1);
  constexpr const char* kDigits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < length; ++i) {
    text += kDigits[sum[i] >> 4U];
    text += kDigits[sum[i] & 0x0FU];
  }
  return text;
}

std::string fileChecksum(const std::filesystem::path& file, ChecksumKind kind,
                         const std::function<void()>& check) {
  constexpr std::uint64_t kPiece = std::uint64_t{1} << 20U;
  const FileSource source(file);
  Checksum sum(kind);
  std::vector<std::byte> piece(static_cast<std::size_t>(std::min(kPiece, source.size())));
  for (std::uint64_t at = 0; at < source.size(); at += kPiece) {
    check();
    const auto bytes = std::span(piece).first(static_cast<std::size_t>(std::min(kPiece, source.size() - at)));
    source.read(at, bytes);
    sum.add(bytes);
  }
  return sum.hex();
}

}  // namespace officina
