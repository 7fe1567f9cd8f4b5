#include "cli/command.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define VERB_ADDRESS(verb) &acg_command_##verb,
const struct acg_command *const acg_commands[] = {ACG_VERBS(VERB_ADDRESS) NULL};

#define VERB_NAME(verb) #verb,
static const char *const names[] = {ACG_VERBS(VERB_NAME)};

static const struct acg_option_group *const general_groups[] = {&acg_general_group, NULL};

const struct acg_command *acg_command_find(const char *name)
{
    for (size_t i = 0; acg_commands[i]; i++) {
        if (strcmp(acg_commands[i]->name, name) == 0) {
            return acg_commands[i];
        }
    }
    return NULL;
}

const char *acg_command_nearest(const char *name)
{
    return acg_text_nearest(name, names, sizeof names / sizeof *names);
}

size_t acg_command_options(const struct acg_command *command,
                           const struct acg_option *options[ACG_MOST_OPTIONS])
{
    const struct acg_option_group *const *groups = command ? command->groups : general_groups;
    size_t count = 0;
    for (; *groups; groups++) {
        for (size_t i = 0; i < (*groups)->count; i++) {
            assert(count < ACG_MOST_OPTIONS);
            options[count++] = &(*groups)->options[i];
        }
    }
    return count;
}

bool acg_group_is_shown(const struct acg_option_group *group)
{
    for (size_t i = 0; i < group->count; i++) {
        if (!group->options[i].hidden) {
            return true;
        }
    }
    return false;
}

const char *acg_choice_next(const char **rest, size_t *length)
{
    const char *word = *rest;
    if (!word || !*word) {
        return NULL;
    }
    *length = strcspn(word, "|");
    *rest = word + *length + (word[*length] == '|');
    return word;
}
