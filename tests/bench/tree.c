/* tree: what reading costs with cJSON's whole tree: tree FILE */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (!file || fseek(file, 0, SEEK_END)) {
        fprintf(stderr, "usage: tree FILE\n");
        return 2;
    }
    size_t size = (size_t)ftell(file);
    char *text = malloc(size + 1);
    rewind(file);
    if (!text || fread(text, 1, size, file) != size) {
        return 3;
    }
    text[size] = '\0';
    cJSON *tree = cJSON_ParseWithLength(text, size + 1);
    printf("%d\n", cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(tree, "relations")));
    return tree ? 0 : 1;
}
