// A gated profile of two polygon areas and two centres, small enough to write its tables out by
// hand.
#pragma once

#include "model/gated_profile.hpp"

namespace omrade::io {

/// Level deso (polygons a, b): cni.relative of 2024 (a: ok, b: withheld) with a comparison, of 2023
/// (a: unreliable without interval, b: missing with a reason), and the pair layer flows.people (a
/// -> north). Level centre (points): an indicator that failed as a whole. Level region: one area
/// without a place.
GatedProfile small_profile();

/// What `small_profile` makes before the gate, so that a test may change it, and the gate.
Profile small_ungated_profile();
GatedProfile pass(Profile profile, DisclosureSummary summary = {});

}  // namespace omrade::io
