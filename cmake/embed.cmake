# acg_embed(GROUP NAME FILE...) makes generated/GROUP_NAME.c with acg_GROUP_NAME, a struct acg_embedded
# (src/base/embedded.h) of the files one after the other, and adds it to acg_embedded_sources.
add_executable(acg_embed cmake/embed.c)
set_target_properties(acg_embed PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)

set(acg_embedded_sources)
function(acg_embed group name)
    set(file ${PROJECT_BINARY_DIR}/generated/${group}_${name}.c)
    add_custom_command(OUTPUT ${file}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/generated
        COMMAND acg_embed ${group} ${name} ${ARGN} > ${file}
        DEPENDS acg_embed ${ARGN} VERBATIM)
    set(acg_embedded_sources ${acg_embedded_sources} ${file} PARENT_SCOPE)
endfunction()
