// Sources that are no files: a PostGIS database named by a connection string, which goes to GDAL as
// it is and must be shown nowhere with its password.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace omrade::io {

/// True for "PG:…" and "PostgreSQL:…", case ignored.
bool is_connection(const std::filesystem::path& source);

/// The connection string with *** for its password, quoted or not, also inside a URL.
std::string without_password(std::string_view connection);

/// What the connection says after "tables=", where GDAL is told which tables to look at; else "".
std::string tables_of(std::string_view connection);
/// The connection to all tables.
std::string without_tables(std::string_view connection);

/// How messages and provenance name a source: its path, or its connection without password.
std::string shown_source(const std::filesystem::path& source);

}  // namespace omrade::io
