// tests/lib/leaks.h - what Graphviz loses by itself, for LeakSanitizer; ours is never listed.
#ifndef TESTS_LIB_LEAKS_H
#define TESTS_LIB_LEAKS_H

const char *__lsan_default_suppressions(void);

/** Some 50 bytes for each node whose size is fixed, and what cairo, pango and fontconfig keep. */
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc.so\nleak:libgvplugin\nleak:libfontconfig.so\nleak:libpango\nleak:libcairo\n"
           "leak:libglib\n";
}

#endif
