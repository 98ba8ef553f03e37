"""A library that is loaded before the C library; in a folder writes fail, reads wait, or all stands still."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Final

_SOURCE: Final = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <dirent.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static long written;

static int is_below(int descriptor) {
    char link[64], path[4096];
    const char *folder = getenv("FAULTY_FOLDER");
    if (!folder) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int fails(int descriptor) {
    const char *after = getenv("FAULTY_AFTER");
    if (!after || !is_below(descriptor)) return 0;
    if (__atomic_fetch_add(&written, 1, __ATOMIC_SEQ_CST) < atol(after)) return 0;
    errno = ENOSPC;
    return 1;
}

static void wait_for(int descriptor) {
    const char *delay = getenv("FAULTY_DELAY_MS");
    if (!delay || !is_below(descriptor)) return;
    struct timespec pause = {atol(delay) / 1000, atol(delay) % 1000 * 1000000L};
    nanosleep(&pause, 0);
}

static void stand_still(void) {
    const char *gate = getenv("FAULTY_GATE");
    struct timespec pause = {0, 20000000L};
    int before = errno;
    while (gate && syscall(SYS_access, gate, F_OK) == 0) nanosleep(&pause, 0);
    errno = before;
}

static void wait_at(int descriptor) { if (getenv("FAULTY_GATE") && is_below(descriptor)) stand_still(); }

static void wait_at_path(int folder, const char *path) {
    const char *below = getenv("FAULTY_FOLDER");
    if (!below || !path || !getenv("FAULTY_GATE")) return;
    if (path[0] == '/' ? strncmp(path, below, strlen(below)) == 0 : folder != AT_FDCWD && is_below(folder))
        stand_still();
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int d, const void *b, size_t n) { REAL(write); return fails(d) ? -1 : real(d, b, n); }
ssize_t pwrite(int d, const void *b, size_t n, off_t o) {
    REAL(pwrite); return fails(d) ? -1 : real(d, b, n, o); }
ssize_t pwrite64(int d, const void *b, size_t n, off64_t o) {
    REAL(pwrite64); return fails(d) ? -1 : real(d, b, n, o); }
ssize_t writev(int d, const struct iovec *v, int n) { REAL(writev); return fails(d) ? -1 : real(d, v, n); }
int fallocate(int d, int m, off_t o, off_t n) { REAL(fallocate); return fails(d) ? -1 : real(d, m, o, n); }
int fsync(int d) { REAL(fsync); return fails(d) ? -1 : real(d); }
int fdatasync(int d) { REAL(fdatasync); return fails(d) ? -1 : real(d); }
ssize_t copy_file_range(int a, off64_t *x, int b, off64_t *y, size_t n, unsigned f) {
    REAL(copy_file_range); return fails(b) ? -1 : real(a, x, b, y, n, f); }
ssize_t sendfile64(int out, int in, off64_t *o, size_t n) {
    ssize_t (*real)(int, int, off64_t *, size_t) = dlsym(RTLD_NEXT, "sendfile64");
    return fails(out) ? -1 : real(out, in, o, n); }
ssize_t read(int d, void *b, size_t n) { REAL(read); wait_for(d); wait_at(d); return real(d, b, n); }
ssize_t pread64(int d, void *b, size_t n, off64_t o) {
    REAL(pread64); wait_for(d); wait_at(d); return real(d, b, n, o); }

#define OPENED(name, folder, ...) { \
    va_list more; va_start(more, flags); mode_t mode = va_arg(more, int); va_end(more); \
    int (*real)() = dlsym(RTLD_NEXT, name); wait_at_path(folder, path); \
    return real(__VA_ARGS__, flags, mode); }
int open(const char *path, int flags, ...) OPENED("open", AT_FDCWD, path)
int open64(const char *path, int flags, ...) OPENED("open64", AT_FDCWD, path)
int openat(int at, const char *path, int flags, ...) OPENED("openat", at, at, path)
int openat64(int at, const char *path, int flags, ...) OPENED("openat64", at, at, path)

#define LOOKED(name, folder, ...) { REAL(name); wait_at_path(folder, path); return real(__VA_ARGS__); }
int access(const char *path, int m) LOOKED(access, AT_FDCWD, path, m)
int stat(const char *path, struct stat *s) LOOKED(stat, AT_FDCWD, path, s)
int stat64(const char *path, struct stat64 *s) LOOKED(stat64, AT_FDCWD, path, s)
int lstat(const char *path, struct stat *s) LOOKED(lstat, AT_FDCWD, path, s)
int lstat64(const char *path, struct stat64 *s) LOOKED(lstat64, AT_FDCWD, path, s)
int fstatat(int at, const char *path, struct stat *s, int f) LOOKED(fstatat, at, at, path, s, f)
int fstatat64(int at, const char *path, struct stat64 *s, int f) LOOKED(fstatat64, at, at, path, s, f)
int statx(int at, const char *path, int f, unsigned m, struct statx *s) LOOKED(statx, at, at, path, f, m, s)
DIR *opendir(const char *path) LOOKED(opendir, AT_FDCWD, path)
struct dirent64 *readdir64(DIR *d) { REAL(readdir64); wait_at(dirfd(d)); return real(d); }
"""


def compiler() -> str | None:
    """The C compiler of this machine, or None."""
    return shutil.which("cc") if os.path.exists("/proc/self/fd") else None


def faulty_library(folder: str) -> str:
    """Compile the library into a folder; its path, for ``LD_PRELOAD``."""
    source, library = os.path.join(folder, "faulty_io.c"), os.path.join(folder, "faulty_io.so")
    with open(source, "w", encoding="ascii") as file:
        file.write(_SOURCE)
    subprocess.run([str(compiler()), "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def slow_reads(library: str, folder: str, delay_ms: int) -> dict[str, str]:
    """An environment in which each read below a folder takes some time more, as on a bad network."""
    return {
        "LD_PRELOAD": library,
        "FAULTY_FOLDER": os.path.realpath(folder),
        "FAULTY_DELAY_MS": str(delay_ms),
    }


def standing_still(library: str, folder: str, gate: str) -> dict[str, str]:
    """An environment in which a folder does not answer while a file is there, as a drive that hangs."""
    return {"LD_PRELOAD": library, "FAULTY_FOLDER": os.path.realpath(folder), "FAULTY_GATE": gate}
