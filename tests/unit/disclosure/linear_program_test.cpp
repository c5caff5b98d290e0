// What becomes of a question where the solver gives up by itself.
#include "disclosure/linear_program.hpp"

#include "disclosure/solver_guard.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

namespace omrade::disclosure {
namespace {

using Outcome = LinearProgram::Outcome;

/// x + y = 7 with x at least 2: the least y is 0, and the least x is 2.
LinearProgram seven() {
  LinearProgram program;
  const std::size_t x = program.add_variable({2, 10}, true, 1);
  const std::size_t y = program.add_variable({0, 10}, true);
  program.add_row(std::array{Term{x, 1}, Term{y, 1}}, {7, 7});
  return program;
}

/// A variable that stands in a row twice: the library calls its error handler for it.
LinearProgram refused() {
  LinearProgram program;
  const std::size_t x = program.add_variable({0, 10}, true, 1);
  program.add_row(std::array{Term{x, 1}, Term{x, 1}}, {4, 4});
  return program;
}

TEST(LinearProgram, WhatTheSolverGivesUpIsFailedAndTheProcessGoesOn) {
  const std::uint64_t before = solver_losses();
  LinearProgram program = refused();
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(program.minimise(), Outcome::failed);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(solver_losses(), before + 1);
  EXPECT_EQ(program.minimise_whole(100), Outcome::failed);
  EXPECT_EQ(program.minimise(), Outcome::failed);
}

TEST(LinearProgram, AProblemThatWentDownWithAnotherOneAnswersAllTheSame) {
  LinearProgram program = seven();
  ASSERT_EQ(program.minimise(), Outcome::optimal);
  EXPECT_EQ(program.values()[0], 2);
  program.bound(0, {3, 10});
  LinearProgram other = refused();
  EXPECT_EQ(other.minimise(), Outcome::failed);
  EXPECT_EQ(program.minimise_whole(100), Outcome::failed);  // it is not known any longer
  program.cost(0, -1);
  ASSERT_EQ(program.minimise(), Outcome::optimal);
  EXPECT_EQ(program.values()[0], 7);
  program.cost(0, 1);
  ASSERT_EQ(program.minimise(), Outcome::optimal);
  EXPECT_EQ(program.values()[0], 3);
  EXPECT_EQ(program.minimise_whole(100), Outcome::optimal);
  EXPECT_EQ(program.values()[1], 4);
}

TEST(LinearProgram, AnAssertionOfTheSolverIsNoAnswer) {
  // "Assertion failed: q != 0" in the dual simplex, and "temp1 > 0.0 && temp2 > 0.0" in the search
  // for whole numbers, of GLPK 5.0; another version may know the answers: 1 at most, and the first
  // ones that fit.
  LinearProgram simplex;
  const std::size_t x = simplex.add_variable({0, 2}, true);
  const std::size_t y = simplex.add_variable({0, 7}, true, -1);
  const std::size_t z = simplex.add_variable({0, 1e-145}, false);
  simplex.add_row(std::array{Term{x, -1e252}, Term{y, 1}, Term{z, 1}}, {1, 1});
  const Outcome outcome = simplex.minimise();
  EXPECT_TRUE(outcome == Outcome::failed || simplex.values()[y] <= 1);

  LinearProgram branches;
  const std::size_t a = branches.add_variable({7, 14}, true);
  const std::size_t b = branches.add_variable({0, 1e115}, true);
  const std::size_t c = branches.add_variable({0, 1e15 + 2}, true, -1);
  branches.add_row(std::array{Term{a, 1}, Term{b, -1}, Term{c, 5}}, {0, 0});
  ASSERT_EQ(branches.minimise(), Outcome::optimal);
  EXPECT_NE(branches.minimise_whole(100), Outcome::infeasible);

  LinearProgram after = seven();
  EXPECT_EQ(after.minimise(), Outcome::optimal);
}

}  // namespace
}  // namespace omrade::disclosure
