#include "postgres_server.hpp"

#include "installed.hpp"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace omrade::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* kInstall = "install postgresql and postgresql-15-postgis-3";

/// Debian keeps the server's programs out of PATH; the newest version counts.
std::vector<std::string> program_folders() {
  std::vector<std::string> folders;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none))
    folders.push_back((version.path() / "bin").string());
  std::sort(folders.rbegin(), folders.rend());
  return folders;
}

std::vector<std::string> joined(std::vector<std::string> command,
                                const std::vector<std::string>& more) {
  command.insert(command.end(), more.begin(), more.end());
  return command;
}

}  // namespace

PostgresServer::PostgresServer() {
  const std::string initdb = installed({"initdb"}, program_folders());
  const std::string setpriv = installed({"setpriv"});
  if (initdb.empty() || setpriv.empty()) {
    missing_ = kInstall;
    return;
  }
  programs_ = initdb.substr(0, initdb.rfind('/') + 1);
  std::string pattern = (fs::temp_directory_path() / "omrade-pg-XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
  as_whom_ = {setpriv, "--pdeathsig", "INT"};
  if (::geteuid() == 0) {  // the server refuses to run as root
    const passwd* nobody = ::getpwnam("nobody");
    if (nobody == nullptr || ::chown(folder_.c_str(), nobody->pw_uid, nobody->pw_gid) != 0)
      throw std::runtime_error("root cannot make a folder for 'nobody'");
    as_whom_.insert(as_whom_.end(), {"--reuid", std::to_string(nobody->pw_uid), "--regid",
                                     std::to_string(nobody->pw_gid), "--clear-groups"});
  }
  start();
  const Ended added = psql("CREATE EXTENSION postgis");
  if (added.code != 0) missing_ = kInstall;
}

void PostgresServer::start() {
  const Ended made = run_program(
      joined(as_whom_, {program("initdb"), "-D", (folder_ / "data").string(), "-U", "omrade", "-A",
                        "trust", "-E", "UTF8", "--locale", "C.UTF-8", "--no-sync"}),
      folder_);
  if (made.code != 0) throw std::runtime_error("initdb: " + made.errors);
  server_.emplace(
      joined(as_whom_, {program("postgres"), "-D", (folder_ / "data").string(), "-k",
                        folder_.string(), "-c", "listen_addresses=", "-c", "fsync=off"}),
      folder_, std::vector<std::string>{});
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (psql("SELECT 1").code != 0) {
    if (std::chrono::steady_clock::now() > patience)
      throw std::runtime_error("the PostgreSQL server does not answer");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

PostgresServer::~PostgresServer() {
  if (server_) {
    ::kill(server_->pid(), SIGINT);
    server_->wait();
  }
  std::error_code ignored;
  if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

std::string PostgresServer::connection(const std::string& more) const {
  return "PG:host=" + folder_.string() + " dbname=postgres user=omrade" +
         (more.empty() ? "" : " " + more);
}

Ended PostgresServer::psql(const std::string& statement) const {
  return run_program({program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h",
                      folder_.string(), "-U", "omrade", "-d", "postgres", "-c", statement},
                     folder_);
}

std::string PostgresServer::sql(const std::string& statement) const {
  const Ended ended = psql(statement);
  if (ended.code != 0) throw std::runtime_error(statement + ": " + ended.errors);
  return ended.output.substr(0, ended.output.find_last_not_of('\n') + 1);
}

void PostgresServer::demand_password_of(const std::string& user) const {
  const fs::path rules = folder_ / "data/pg_hba.conf";
  std::ofstream(rules) << "local all " << user << " scram-sha-256\nlocal all all trust\n";
  sql("SELECT pg_reload_conf()");
}

}  // namespace omrade::testing
