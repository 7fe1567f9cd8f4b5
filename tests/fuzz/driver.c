// Runs a fuzz target over files and folders, where there is no libFuzzer.
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat about;
    if (!file || fstat(fileno(file), &about) != 0) {
        perror(path);
        if (file) fclose(file);
        return 1;
    }
    size_t size = (size_t)about.st_size;
    uint8_t *bytes = malloc(size ? size : 1);
    bool whole = bytes && fread(bytes, 1, size, file) == size;
    fclose(file);
    if (whole) {
        printf("%s\n", path); // the last one printed is the one that crashed
        fflush(stdout);
        LLVMFuzzerTestOneInput(bytes, size);
    } else {
        perror(path);
    }
    free(bytes);
    return !whole;
}

static int run_folder(const char *path)
{
    struct dirent **entries;
    int failed = 0, count = scandir(path, &entries, NULL, alphasort);
    if (count < 0) {
        perror(path);
        return 1;
    }
    for (int i = 0; i < count; i++) {
        char inner[4096];
        int length = snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && length < (int)sizeof inner) failed |= run_file(inner);
        free(entries[i]);
    }
    free(entries);
    return failed;
}

int main(int count, char *paths[])
{
    int failed = 0;
    for (int i = 1; i < count; i++) {
        struct stat about;
        bool folder = stat(paths[i], &about) == 0 && S_ISDIR(about.st_mode);
        failed |= folder ? run_folder(paths[i]) : run_file(paths[i]);
    }
    return failed;
}
