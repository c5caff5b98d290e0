// The words of the pages that more than one section uses.
#pragma once

#include "report/language.hpp"

namespace omrade::report::words {

inline constexpr Phrase area_profile{"Områdesprofil", "Area profile"};
inline constexpr Phrase area_profiles{"Områdesprofiler", "Area profiles"};
inline constexpr Phrase area{"Område", "Area"};
inline constexpr Phrase code{"Kod", "Code"};
/// A place of a scenario's set, whatever the set holds.
inline constexpr Phrase centre{"Enhet", "Centre"};
inline constexpr Phrase today{"I dag", "Today"};
inline constexpr Phrase after{"I scenariot", "In the scenario"};
inline constexpr Phrase change{"Förändring", "Change"};
inline constexpr Phrase period{"Period", "Period"};
inline constexpr Phrase run{"körning", "run"};
inline constexpr Phrase key_figures{"Nyckeltal", "Key figures"};
inline constexpr Phrase measure{"Mått", "Measure"};
inline constexpr Phrase value_interval{"Värde (95 % konfidensintervall)",
                                       "Value (95% confidence interval)"};
inline constexpr Phrase confidence_interval{"95 % konfidensintervall", "95% confidence interval"};
inline constexpr Phrase comparison{"Jämförelse", "Comparison"};
/// The one mark of every withheld value, whatever rule withheld it.
inline constexpr Phrase withheld{"skyddad", "protected"};
inline constexpr Phrase missing{"uppgift saknas", "no data"};
inline constexpr Phrase not_applicable{"ej tillämplig", "not applicable"};
inline constexpr Phrase failed{"kunde inte beräknas", "could not be computed"};
inline constexpr Phrase unreliable{"osäkert värde", "unreliable value"};
inline constexpr Phrase smoothed{"utjämnat värde", "smoothed value"};
inline constexpr Phrase synthetic{"modellberäknat värde", "modelled value"};
inline constexpr Phrase need_not_performance{"Profilen beskriver behov, inte prestation.",
                                             "The profile describes need, not performance."};

}  // namespace omrade::report::words
