// The sections of an area's page, each as markup; "" where the profile has nothing for it.
#pragma once

#include "report/atlas.hpp"
#include "report/context.hpp"
#include "report/dialog.hpp"

#include <cstddef>
#include <string>

namespace omrade::report {

/// What stands out, in sentences and counts; where the area lies; its composites; key figures.
std::string brief_section(const Context& context, const Atlas& atlas, std::size_t page);
/// "1. What is health like …": the parts below, in order.
std::string health_section(const Context& context, const Atlas& atlas, std::size_t page);

/// "2. What do residents say?" to "7. Working group", with what a group has written.
std::string steps_sections(const Context& context, const Atlas& atlas, std::size_t page,
                           const Dialog& dialog);
/// What there is in the area, by category, and where; "" where the profile has no resources.
std::string resources_section(const Context& context, const Atlas& atlas, std::size_t page);
/// Need and resources of all areas, this one marked; "" where one of the two is not known.
std::string quadrant_section(const Context& context, std::size_t page);

/// Boxes: counts and the first index.
std::string key_figures(const Context& context, std::size_t page);
/// Composites, each with its place among the areas and opened into its parts.
std::string composite_boxes(const Context& context, std::size_t page);
/// Maps and areas in order, one layer at a time as the reader chooses.
std::string maps(const Context& context, const Atlas& atlas, std::size_t page);
/// The areas that the page is put together from, with the values of the maps.
std::string own_areas(const Context& context, std::size_t page);
/// All layers, by indicator: value, benchmark, place among all areas, each view of the area.
std::string measures(const Context& context, std::size_t page);
/// Residents by age and sex against the benchmark.
std::string pyramids(const Context& context, std::size_t page);
/// Pair layers: where residents are listed, where the listed live.
std::string flows(const Context& context, const Atlas& atlas, std::size_t page);
/// What the data are: a row for each indicator, sources, division, disclosure, run. The same on
/// every page; `about` is the reference to the page of definitions.
std::string about_section(const Context& context, const std::string& about);
/// The page of definitions: of every indicator, and how to cite.
std::string about_body(const Context& context);
/// Of them: a row for each indicator, and what each of them is.
std::string indicator_facts(const Context& context, const std::string& about);
std::string indicator_definitions(const Context& context);

/// A sheet of questions to staff, drawn from the area's own figures, with room to write.
std::string interview_body(const Context& context, std::size_t page);

/// A table in a box that scrolls where the screen is narrow, by keyboard too. `id` is unique on the
/// page.
std::string scroll_box(const std::string& id, const std::string& caption, const std::string& rows);
/// The heading of one of the seven steps of an area's profile; `name` is data.
std::string step_heading(const Context& context, int step, const Phrase& words,
                         const std::string& name = {});
/// A heading cell of a column.
std::string column_heading(const std::string& markup, const std::string& style = "");

}  // namespace omrade::report
