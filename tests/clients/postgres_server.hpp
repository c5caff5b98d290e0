// A PostgreSQL server of the test's own: a fresh cluster in a folder of its own that listens on a
// socket there and nowhere else. It ends with the test, also with one that crashes.
#pragma once

#include "program.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace omrade::testing {

class PostgresServer {
 public:
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  PostgresServer(PostgresServer&&) = delete;
  PostgresServer& operator=(PostgresServer&&) = delete;

  /// Why there is none, such as "install postgresql and postgresql-15-postgis-3"; "" when it runs.
  [[nodiscard]] const std::string& missing() const { return missing_; }

  /// "PG:host=… dbname=postgres user=omrade", and what is added.
  [[nodiscard]] std::string connection(const std::string& more = "") const;
  /// What a statement answers, bare; throws what psql says when it fails.
  std::string sql(const std::string& statement) const;
  /// Of this user only; everybody else is trusted.
  void demand_password_of(const std::string& user) const;
  [[nodiscard]] const std::filesystem::path& socket_folder() const { return folder_; }

 private:
  [[nodiscard]] Ended psql(const std::string& statement) const;
  [[nodiscard]] std::string program(const std::string& name) const { return programs_ + name; }
  void start();

  std::filesystem::path folder_;
  std::string programs_;              ///< folder of the server's programs, with its '/'
  std::vector<std::string> as_whom_;  ///< what makes an unprivileged user of root
  std::optional<Started> server_;
  std::string missing_;
};

}  // namespace omrade::testing
