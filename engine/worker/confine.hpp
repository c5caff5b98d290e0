// What a worker gives up before a plugin runs in it.
#pragma once

namespace omrade::worker {

/// Ends with the engine, leaves no core file, and tells the engine what it was refused.
void prepare();

/// No network, no program or thread, no file but to read: constructors of a plugin run while it is
/// loaded, and the loader opens files. False when this system cannot.
bool confine_before_loading();

/// No file at all.
bool confine_after_loading();

}  // namespace omrade::worker
