// embed.c - writes files as one struct acg_embedded of a C source, for what is built into the
// library. Usage: embed GROUP NAME FILE... > NAME.c      makes acg_GROUP_NAME A file that ends in
// .mjs is a module: its imports go, its exports become plain, since the files stand in one script,
// in the order given. They share one block, so that a name that two of them declare is an error
// there.
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct array {
    size_t length;
};

static void put(struct array *array, const char *text)
{
    for (; *text; text++) {
        printf("%d,%s", (unsigned char)*text > 127 ? (unsigned char)*text - 256 : *text,
               array->length % 24 == 23 ? "\n" : "");
        array->length++;
    }
}

static bool ends_in(const char *name, const char *ending)
{
    size_t length = strlen(name), own = strlen(ending);
    return length >= own && strcmp(name + length - own, ending) == 0;
}

static bool begins_with(const char *line, const char *word)
{
    return strncmp(line, word, strlen(word)) == 0;
}

/** Copies a file line by line; a line longer than the room comes in pieces, which only the first
 * one's beginning minds. */
static bool copy(struct array *array, const char *name)
{
    static char line[1 << 16];
    FILE *file = fopen(name, "r");
    if (!file) return false;
    bool module = ends_in(name, ".mjs"), fresh = true;
    while (fgets(line, sizeof line, file)) {
        const char *text = line;
        if (module && fresh && begins_with(line, "import ")) continue;
        if (module && fresh && begins_with(line, "export ")) text += strlen("export ");
        put(array, text);
        fresh = strchr(line, '\n') != NULL;
    }
    bool whole = !ferror(file);
    return fclose(file) == 0 && whole;
}

int main(int argc, char *argv[])
{
    if (argc < 3) return 2;
    struct array array = {0};
    bool modules = argc > 3 && ends_in(argv[3], ".mjs");
    printf("#include \"base/embedded.h\"\n\n"
           "extern const struct acg_embedded acg_%s_%s;\nstatic const char bytes[] = {\n",
           argv[1], argv[2]);
    if (modules) put(&array, "\"use strict\";\n{\n");
    for (int i = 3; i < argc; i++) {
        if (copy(&array, argv[i])) continue;
        fprintf(stderr, "embed: %s cannot be read\n", argv[i]);
        return 1;
    }
    if (modules) put(&array, "}\n");
    printf("0};\nconst struct acg_embedded acg_%s_%s = {\"%s\", bytes, %zu};\n", argv[1], argv[2],
           argv[2], array.length);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
