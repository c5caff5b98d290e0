#include "disclosure/linear_program.hpp"

#include "disclosure/solver_guard.hpp"

#include <glpk.h>

#include <cmath>

namespace omrade::disclosure {
namespace {

/// The library's words for a pair of bounds.
int kind_of(Range bounds) {
  const bool low = std::isfinite(bounds.lower);
  const bool high = std::isfinite(bounds.upper);
  if (low && high) return bounds.lower == bounds.upper ? GLP_FX : GLP_DB;
  if (low) return GLP_LO;
  return high ? GLP_UP : GLP_FR;
}

struct Search {
  std::size_t left;
};

void count_branches(glp_tree* tree, void* info) {
  if (glp_ios_reason(tree) != GLP_ISELECT) return;
  auto* search = static_cast<Search*>(info);
  if (search->left == 0) {
    glp_ios_terminate(tree);
  } else {
    --search->left;
  }
}

/// What is done with the solver's own arrays and numbers alone: see solver_guard.hpp.
struct Matrix {
  glp_prob* handle;
  int entries;
  const int *rows, *columns;
  const double* coefficients;
};

void load(void* data) {
  const auto* matrix = static_cast<const Matrix*>(data);
  glp_load_matrix(matrix->handle, matrix->entries, matrix->rows, matrix->columns,
                  matrix->coefficients);
  glp_adv_basis(matrix->handle, 0);
}

struct Solved {
  glp_prob* handle;
  const glp_smcp* simplex;
  const glp_iocp* whole;
  int failure, status;
};

void solve(void* data) {
  auto* solved = static_cast<Solved*>(data);
  solved->failure = glp_simplex(solved->handle, solved->simplex);
  solved->status = glp_get_status(solved->handle);
  if (solved->failure == 0 && solved->status != GLP_UNDEF) return;
  glp_std_basis(solved->handle);  // a basis that bounds have made useless
  solved->failure = glp_simplex(solved->handle, solved->simplex);
  solved->status = glp_get_status(solved->handle);
}

void solve_whole(void* data) {
  auto* solved = static_cast<Solved*>(data);
  solved->failure = glp_intopt(solved->handle, solved->whole);
  solved->status = glp_mip_status(solved->handle);
}

}  // namespace

struct LinearProgram::Problem {
  Problem() = default;
  Problem(const Problem&) = delete;
  Problem& operator=(const Problem&) = delete;
  Problem(Problem&&) = delete;
  Problem& operator=(Problem&&) = delete;
  ~Problem() { remove(); }

  /// Null where there is none yet, or it was lost.
  [[nodiscard]] glp_prob* live() const { return made_at == solver_losses() ? handle : nullptr; }

  void remove() {
    if (live() != nullptr) glp_delete_prob(handle);
    handle = nullptr;
  }

  void make() {
    remove();
    handle = glp_create_prob();
    made_at = solver_losses();
    glp_term_out(GLP_OFF);
    glp_set_obj_dir(handle, GLP_MIN);
  }

  glp_prob* handle = nullptr;
  std::uint64_t made_at = 0;
};

LinearProgram::LinearProgram() : problem_(std::make_unique<Problem>()) {}
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;
LinearProgram::~LinearProgram() = default;

std::size_t LinearProgram::add_variable(Range bounds, bool whole, double cost_of_one) {
  bounds_.push_back(bounds);
  whole_.push_back(whole);
  costs_.push_back(cost_of_one);
  problem_->remove();
  return whole_.size() - 1;
}

void LinearProgram::add_row(std::span<const Term> terms, Range bounds) {
  row_bounds_.push_back(bounds);
  for (const Term& term : terms) {
    rows_.push_back(static_cast<int>(row_bounds_.size()));
    columns_.push_back(static_cast<int>(term.cell) + 1);
    coefficients_.push_back(term.coefficient);
  }
  problem_->remove();
}

void LinearProgram::bound(std::size_t variable, Range bounds) {
  bounds_[variable] = bounds;
  if (glp_prob* const handle = problem_->live()) {
    glp_set_col_bnds(handle, static_cast<int>(variable) + 1, kind_of(bounds), bounds.lower,
                     bounds.upper);
  }
}

void LinearProgram::cost(std::size_t variable, double cost_of_one) {
  costs_[variable] = cost_of_one;
  if (glp_prob* const handle = problem_->live())
    glp_set_obj_coef(handle, static_cast<int>(variable) + 1, cost_of_one);
}

bool LinearProgram::build() {
  if (problem_->live() != nullptr) return true;
  problem_->make();
  glp_prob* const handle = problem_->handle;
  if (!bounds_.empty()) glp_add_cols(handle, static_cast<int>(bounds_.size()));
  for (std::size_t i = 0; i < bounds_.size(); ++i) {
    const int column = static_cast<int>(i) + 1;
    glp_set_col_bnds(handle, column, kind_of(bounds_[i]), bounds_[i].lower, bounds_[i].upper);
    if (costs_[i] != 0) glp_set_obj_coef(handle, column, costs_[i]);
  }
  glp_add_rows(handle, static_cast<int>(row_bounds_.size()));
  for (std::size_t i = 0; i < row_bounds_.size(); ++i) {
    glp_set_row_bnds(handle, static_cast<int>(i) + 1, kind_of(row_bounds_[i]), row_bounds_[i].lower,
                     row_bounds_[i].upper);
  }
  Matrix matrix{handle, static_cast<int>(rows_.size()) - 1, rows_.data(), columns_.data(),
                coefficients_.data()};
  return guarded(load, &matrix);
}

LinearProgram::Outcome LinearProgram::minimise() {
  values_.resize(whole_.size());
  if (row_bounds_.empty()) {  // the library wants rows; each variable is its own problem
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const Range bounds = bounds_[i];
      const bool low = std::isfinite(bounds.lower);
      const bool high = std::isfinite(bounds.upper);
      if ((costs_[i] > 0 && !low) || (costs_[i] < 0 && !high)) return Outcome::unbounded;
      values_[i] = costs_[i] < 0 || !low ? (high ? bounds.upper : 0) : bounds.lower;
    }
    return Outcome::optimal;
  }
  if (!build()) return Outcome::failed;
  glp_prob* const handle = problem_->handle;
  glp_smcp settings;
  glp_init_smcp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  settings.it_lim = 200'000;
  Solved solved{
      .handle = handle, .simplex = &settings, .whole = nullptr, .failure = 0, .status = 0};
  if (!guarded(solve, &solved) || solved.failure != 0) return Outcome::failed;
  if (solved.status == GLP_NOFEAS || solved.status == GLP_INFEAS) return Outcome::infeasible;
  if (solved.status == GLP_UNBND) return Outcome::unbounded;
  if (solved.status != GLP_OPT) return Outcome::failed;
  for (std::size_t i = 0; i < values_.size(); ++i)
    values_[i] = glp_get_col_prim(handle, static_cast<int>(i) + 1);
  return Outcome::optimal;
}

LinearProgram::Outcome LinearProgram::minimise_whole(std::size_t branches) {
  if (row_bounds_.empty()) return Outcome::optimal;
  glp_prob* const handle = problem_->live();
  if (handle == nullptr) return Outcome::failed;
  for (std::size_t i = 0; i < whole_.size(); ++i) {
    const int column = static_cast<int>(i) + 1;
    if (whole_[i] && glp_get_col_kind(handle, column) == GLP_CV)
      glp_set_col_kind(handle, column, GLP_IV);
  }
  glp_iocp settings;
  glp_init_iocp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  Search search{branches};
  settings.cb_func = count_branches;
  settings.cb_info = &search;
  Solved solved{
      .handle = handle, .simplex = nullptr, .whole = &settings, .failure = 0, .status = 0};
  if (!guarded(solve_whole, &solved)) return Outcome::failed;
  if (solved.status == GLP_OPT || solved.status == GLP_FEAS) {
    for (std::size_t i = 0; i < values_.size(); ++i)
      values_[i] = glp_mip_col_val(handle, static_cast<int>(i) + 1);
    return Outcome::optimal;
  }
  return solved.failure == 0 && solved.status == GLP_NOFEAS ? Outcome::infeasible : Outcome::failed;
}

}  // namespace omrade::disclosure
