// From the JSON of a note to descriptors: read strictly, and held to the rules that the SDK's
// compile-time checks state, since a note may come from any language.
#pragma once

#include "catalogue/descriptor.hpp"

#include <string>
#include <vector>

namespace omrade::catalogue {

/// Descriptors in the order of the note; `library` and `build_id` are left empty. `subject` names
/// the file in messages. Error user: another ABI, damaged, or breaking a rule.
std::vector<Descriptor> parse_note(const std::string& note, const std::string& subject);

/// Error user at the first rule that the descriptor breaks.
void check_rules(const Descriptor& descriptor, const std::string& subject);

}  // namespace omrade::catalogue
