#include "disclosure/linear_program.hpp"

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

}  // namespace

struct LinearProgram::Problem {
  Problem() : handle(glp_create_prob()) {
    glp_term_out(GLP_OFF);
    glp_set_obj_dir(handle, GLP_MIN);
  }
  Problem(const Problem&) = delete;
  Problem& operator=(const Problem&) = delete;
  Problem(Problem&&) = delete;
  Problem& operator=(Problem&&) = delete;
  ~Problem() { glp_delete_prob(handle); }

  glp_prob* handle;
};

LinearProgram::LinearProgram() : problem_(std::make_unique<Problem>()) {}
LinearProgram::LinearProgram(LinearProgram&&) noexcept = default;
LinearProgram& LinearProgram::operator=(LinearProgram&&) noexcept = default;
LinearProgram::~LinearProgram() = default;

std::size_t LinearProgram::add_variable(Range bounds, bool whole, double cost_of_one) {
  const int column = glp_add_cols(problem_->handle, 1);
  glp_set_col_bnds(problem_->handle, column, kind_of(bounds), bounds.lower, bounds.upper);
  if (cost_of_one != 0) glp_set_obj_coef(problem_->handle, column, cost_of_one);
  whole_.push_back(whole);
  return whole_.size() - 1;
}

void LinearProgram::add_row(std::span<const Term> terms, Range bounds) {
  const int row = glp_add_rows(problem_->handle, 1);
  glp_set_row_bnds(problem_->handle, row, kind_of(bounds), bounds.lower, bounds.upper);
  for (const Term& term : terms) {
    rows_.push_back(row);
    columns_.push_back(static_cast<int>(term.cell) + 1);
    coefficients_.push_back(term.coefficient);
  }
  ++row_count_;
  loaded_ = false;
}

void LinearProgram::bound(std::size_t variable, Range bounds) {
  glp_set_col_bnds(problem_->handle, static_cast<int>(variable) + 1, kind_of(bounds), bounds.lower,
                   bounds.upper);
}

void LinearProgram::cost(std::size_t variable, double cost_of_one) {
  glp_set_obj_coef(problem_->handle, static_cast<int>(variable) + 1, cost_of_one);
}

void LinearProgram::load() {
  if (loaded_) return;
  // The library counts from 1, and reads from the second place of each array.
  rows_.insert(rows_.begin(), 0);
  columns_.insert(columns_.begin(), 0);
  coefficients_.insert(coefficients_.begin(), 0);
  glp_load_matrix(problem_->handle, static_cast<int>(rows_.size()) - 1, rows_.data(),
                  columns_.data(), coefficients_.data());
  rows_.erase(rows_.begin());
  columns_.erase(columns_.begin());
  coefficients_.erase(coefficients_.begin());
  glp_adv_basis(problem_->handle, 0);
  loaded_ = true;
}

LinearProgram::Outcome LinearProgram::minimise() {
  load();
  glp_prob* handle = problem_->handle;
  values_.resize(whole_.size());
  if (row_count_ == 0) {  // the library wants rows; each variable is its own problem
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const int column = static_cast<int>(i) + 1;
      const double price = glp_get_obj_coef(handle, column);
      const int kind = glp_get_col_type(handle, column);
      const bool low = kind == GLP_LO || kind == GLP_DB || kind == GLP_FX;
      const bool high = kind == GLP_UP || kind == GLP_DB || kind == GLP_FX;
      if ((price > 0 && !low) || (price < 0 && !high)) return Outcome::unbounded;
      values_[i] = price < 0 || !low ? (high ? glp_get_col_ub(handle, column) : 0)
                                     : glp_get_col_lb(handle, column);
    }
    return Outcome::optimal;
  }
  glp_smcp settings;
  glp_init_smcp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  settings.it_lim = 200'000;
  int failure = glp_simplex(handle, &settings);
  int status = glp_get_status(handle);
  if (failure != 0 || status == GLP_UNDEF) {  // a basis that bounds have made useless
    glp_std_basis(handle);
    failure = glp_simplex(handle, &settings);
    status = glp_get_status(handle);
  }
  if (failure != 0) return Outcome::failed;
  if (status == GLP_NOFEAS || status == GLP_INFEAS) return Outcome::infeasible;
  if (status == GLP_UNBND) return Outcome::unbounded;
  if (status != GLP_OPT) return Outcome::failed;
  for (std::size_t i = 0; i < values_.size(); ++i)
    values_[i] = glp_get_col_prim(handle, static_cast<int>(i) + 1);
  return Outcome::optimal;
}

LinearProgram::Outcome LinearProgram::minimise_whole(std::size_t branches) {
  glp_prob* handle = problem_->handle;
  if (row_count_ == 0) return Outcome::optimal;
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
  const int failure = glp_intopt(handle, &settings);
  const int status = glp_mip_status(handle);
  if (status == GLP_OPT || status == GLP_FEAS) {
    for (std::size_t i = 0; i < values_.size(); ++i)
      values_[i] = glp_mip_col_val(handle, static_cast<int>(i) + 1);
    return Outcome::optimal;
  }
  return failure == 0 && status == GLP_NOFEAS ? Outcome::infeasible : Outcome::failed;
}

}  // namespace omrade::disclosure
