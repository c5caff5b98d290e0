#include "host/pairs.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>

namespace omrade::host {
namespace {

std::shared_ptr<const Pairs> distinct_pairs(const RowsInput& rows, const Column& by) {
  auto pairs = std::make_shared<Pairs>();
  for (std::size_t code = 0; code < by.label_count(); ++code) {
    pairs->labels.emplace_back(by.label(code));
  }
  const std::span<const std::int32_t> codes = by.codes();
  const std::size_t areas = rows.run_offset.size() - 1;
  std::vector<std::size_t> seen_in(by.label_count(), areas);  // the last area where a code was seen
  std::vector<std::uint32_t> here;
  for (std::size_t area = 0; area < areas; ++area) {
    here.clear();
    const auto last = static_cast<std::size_t>(rows.run_offset[area + 1]);
    for (auto run = static_cast<std::size_t>(rows.run_offset[area]); run < last; ++run) {
      const auto end = static_cast<std::size_t>(rows.run_end[run]);
      for (auto row = static_cast<std::size_t>(rows.run_begin[run]); row < end; ++row) {
        if (codes[row] < 0) continue;
        const auto code = static_cast<std::size_t>(codes[row]);
        if (seen_in[code] == area) continue;
        seen_in[code] = area;
        here.push_back(static_cast<std::uint32_t>(code));
      }
    }
    std::sort(here.begin(), here.end());
    pairs->area.insert(pairs->area.end(), here.size(), static_cast<std::uint32_t>(area));
    pairs->other.insert(pairs->other.end(), here.begin(), here.end());
  }
  return pairs;
}

/// Places of a rows input and of its field in the descriptor.
using Key = std::pair<std::size_t, std::size_t>;

Key key_of(const catalogue::Descriptor& plugin, const LayerInfo& layer) {
  const auto input =
      std::find_if(plugin.inputs.begin(), plugin.inputs.end(),
                   [&](const catalogue::Input& one) { return one.id == layer.pairs_of; });
  const auto field =
      std::find_if(input->fields.begin(), input->fields.end(),
                   [&](const catalogue::Field& one) { return one.id == layer.pairs_by; });
  return {static_cast<std::size_t>(input - plugin.inputs.begin()),
          static_cast<std::size_t>(field - input->fields.begin())};
}

}  // namespace

std::vector<std::shared_ptr<const Pairs>> pairs_of(const catalogue::Descriptor& plugin,
                                                   const Request& request) {
  std::map<Key, std::shared_ptr<const Pairs>> made;
  std::vector<std::shared_ptr<const Pairs>> out;
  for (const LayerInfo& layer : plugin.layers) {
    if (layer.pairs_of.empty()) {
      out.push_back(nullptr);
      continue;
    }
    const Key key = key_of(plugin, layer);
    std::shared_ptr<const Pairs>& slot = made[key];
    if (!slot) {
      const std::optional<RowsInput>& rows = request.inputs[key.first].rows;
      slot = rows && rows->fields[key.second] ? distinct_pairs(*rows, *rows->fields[key.second])
                                              : std::make_shared<const Pairs>();
    }
    out.push_back(slot);
  }
  return out;
}

}  // namespace omrade::host
