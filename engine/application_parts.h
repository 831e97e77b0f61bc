#pragma once

#include "engine/program.h"

namespace sluice {

/// Counts the inputs and tables of application JSON as declared.
void name_parts(const Application& application, StreamNames& names);

/// Adds the inputs and tables of application JSON to a program whose bindings are known. Throws an
/// Error of kind usage, with the --bind to add, for those that the text reads and nothing brings
/// rows to, or only tells where inputs are optional; says which outputs go nowhere.
void add_parts(const Engine& engine, const Application& application, Inputs inputs,
               Program& program);

/// Adds the same without opening anything: tables have no rows.
void add_unread_parts(const Application& application, Program& program);

}  // namespace sluice
