#include "worker/confine.hpp"

#include "host/wire.hpp"
#include "worker/landlock.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <memory>

namespace omrade::worker {
namespace {

namespace wire = host::wire;

constexpr std::array kFiles{SCMP_SYS(open),       SCMP_SYS(openat),    SCMP_SYS(openat2),
                            SCMP_SYS(creat),      SCMP_SYS(stat),      SCMP_SYS(lstat),
                            SCMP_SYS(statx),      SCMP_SYS(access),    SCMP_SYS(faccessat),
                            SCMP_SYS(getcwd),     SCMP_SYS(readlink),  SCMP_SYS(readlinkat),
                            SCMP_SYS(getdents64), SCMP_SYS(faccessat2)};
constexpr std::array kProcesses{SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(clone3)};
constexpr std::array kPrograms{SCMP_SYS(execve), SCMP_SYS(execveat)};
constexpr std::array kNetwork{SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect),
                              SCMP_SYS(bind),   SCMP_SYS(listen),     SCMP_SYS(accept),
                              SCMP_SYS(accept4)};

/// What computing needs: memory, time, signals to itself, and the descriptors that it has.
constexpr std::array kHarmless{SCMP_SYS(brk),
                               SCMP_SYS(mmap),
                               SCMP_SYS(munmap),
                               SCMP_SYS(mprotect),
                               SCMP_SYS(mremap),
                               SCMP_SYS(madvise),
                               SCMP_SYS(read),
                               SCMP_SYS(readv),
                               SCMP_SYS(pread64),
                               SCMP_SYS(write),
                               SCMP_SYS(writev),
                               SCMP_SYS(lseek),
                               SCMP_SYS(close),
                               SCMP_SYS(close_range),
                               SCMP_SYS(fstat),
                               SCMP_SYS(newfstatat),
                               SCMP_SYS(sendmsg),
                               SCMP_SYS(recvmsg),
                               SCMP_SYS(poll),
                               SCMP_SYS(futex),
                               SCMP_SYS(clock_gettime),
                               SCMP_SYS(clock_getres),
                               SCMP_SYS(clock_nanosleep),
                               SCMP_SYS(nanosleep),
                               SCMP_SYS(gettimeofday),
                               SCMP_SYS(time),
                               SCMP_SYS(times),
                               SCMP_SYS(getrusage),
                               SCMP_SYS(getpid),
                               SCMP_SYS(gettid),
                               SCMP_SYS(getppid),
                               SCMP_SYS(getuid),
                               SCMP_SYS(geteuid),
                               SCMP_SYS(getgid),
                               SCMP_SYS(getegid),
                               SCMP_SYS(uname),
                               SCMP_SYS(sysinfo),
                               SCMP_SYS(getcpu),
                               SCMP_SYS(sched_yield),
                               SCMP_SYS(sched_getaffinity),
                               SCMP_SYS(getrandom),
                               SCMP_SYS(rt_sigprocmask),
                               SCMP_SYS(rt_sigreturn),
                               SCMP_SYS(sigaltstack),
                               SCMP_SYS(restart_syscall),
                               SCMP_SYS(rseq),
                               SCMP_SYS(set_robust_list),
                               SCMP_SYS(set_tid_address),
                               SCMP_SYS(arch_prctl),
                               SCMP_SYS(membarrier),
                               SCMP_SYS(exit),
                               SCMP_SYS(exit_group),
                               SCMP_SYS(seccomp)};

template <class List>
bool holds(const List& list, int call) {
  return std::find(list.begin(), list.end(), call) != list.end();
}

/// In a signal handler: nothing but what is safe there, as far as the name of a call can be.
[[noreturn]] void tell(int, siginfo_t* info, void*) {
  const int call = info->si_syscall;
  const char* what = "made a system call that no plugin may make";
  const char* instead = "";
  if (holds(kFiles, call)) {
    what = "tried to open a file";
  } else if (holds(kNetwork, call)) {
    what = "tried to use the network";
  } else if (holds(kPrograms, call)) {
    what = "tried to start a program";
  } else if (holds(kProcesses, call)) {
    what = "tried to start a process or thread";
    instead = ": use call.parallel";
  }
  const char* name = ::seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call);
  std::array<char, 256> text{};
  const int length = std::snprintf(text.data(), text.size(), "%s (%s)%s", what,
                                   name != nullptr ? name : "unknown", instead);
  wire::Message message;
  message.kind = wire::Kind::last_words;
  message.set_text({text.data(), static_cast<std::size_t>(std::max(length, 0))});
  wire::send(wire::kControl, message, -1, true);
  ::_exit(EXIT_FAILURE);
}

/// System calls with what becomes of them. It holds as a whole or not at all: a refusal that could
/// not be added would be a permission.
class Filter {
 public:
  explicit Filter(std::uint32_t others) : filter_(::seccomp_init(others)) {
    whole_ = filter_ != nullptr;
  }

  template <class... Conditions>
  void rule(std::uint32_t action, int call, Conditions... conditions) {
    // A call that this architecture lacks needs no rule.
    if (call < 0 || !whole_) return;
    const int code =
        ::seccomp_rule_add(filter_.get(), action, call, sizeof...(conditions), conditions...);
    whole_ = code == 0 || code == -EEXIST;
  }

  [[nodiscard]] bool hold() const {
    return whole_ && ::seccomp_attr_set(filter_.get(), SCMP_FLTATR_CTL_NNP, 1) == 0 &&
           ::seccomp_load(filter_.get()) == 0;
  }

 private:
  struct Release {
    void operator()(void* filter) const noexcept { ::seccomp_release(filter); }
  };
  std::unique_ptr<void, Release> filter_;
  bool whole_ = false;
};

#ifdef OMRADE_SANITIZED
constexpr bool kConfined = false;  // sanitizers open files and start threads
#else
constexpr bool kConfined = true;
#endif

}  // namespace

void prepare() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &none);
  struct sigaction action {};
  action.sa_sigaction = &tell;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  ::sigaction(SIGSYS, &action, nullptr);
}

Confined confine_before_loading(const std::filesystem::path& plugin) {
  if (!kConfined) return {};
  const bool files = read_libraries_only(plugin);
  Filter filter(SCMP_ACT_TRAP);
  constexpr auto allow = SCMP_ACT_ALLOW;
  for (const int call : kHarmless) filter.rule(allow, call);
  for (const int call : kFiles) {
    if (call != SCMP_SYS(open) && call != SCMP_SYS(openat) && call != SCMP_SYS(openat2) &&
        call != SCMP_SYS(creat))
      filter.rule(allow, call);
  }
  constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
  filter.rule(allow, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
  filter.rule(allow, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
  const auto self = static_cast<scmp_datum_t>(::getpid());
  filter.rule(allow, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, self));
  // All but SIGSYS, which is ours, as a whole word: the kernel reads the lower half only.
  filter.rule(allow, SCMP_SYS(rt_sigaction), SCMP_A0(SCMP_CMP_LT, SIGSYS));
  const scmp_datum_t above = ~scmp_datum_t{SIGSYS};
  filter.rule(allow, SCMP_SYS(rt_sigaction), SCMP_A0(SCMP_CMP_MASKED_EQ, above, SIGSYS + 1));
  filter.rule(allow, SCMP_SYS(prctl), SCMP_A0(SCMP_CMP_EQ, PR_SET_NO_NEW_PRIVS));
  filter.rule(allow, SCMP_SYS(prlimit64), SCMP_A2(SCMP_CMP_EQ, 0));
  filter.rule(allow, SCMP_SYS(ioctl), SCMP_A1(SCMP_CMP_EQ, 0x5401));  // TCGETS: is it a terminal?
  filter.rule(allow, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_GETFL));
  filter.rule(allow, SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, F_SETFD));
  return {.calls = filter.hold(), .files = files};
}

bool confine_after_loading() {
  if (!kConfined) return true;
  ::syscall(SYS_close_range, wire::kControl + 1, ~0U, 0U);
  Filter filter(SCMP_ACT_ALLOW);  // the first filter still holds
  for (const int call : kFiles) filter.rule(SCMP_ACT_TRAP, call);
  // Output to a file asks what the file is, and does without an answer.
  filter.rule(SCMP_ACT_ERRNO(EACCES), SCMP_SYS(newfstatat));
  for (const int call : {SCMP_SYS(seccomp), SCMP_SYS(prctl)}) filter.rule(SCMP_ACT_TRAP, call);
  return filter.hold();
}

}  // namespace omrade::worker
