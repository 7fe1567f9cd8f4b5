# Man page and completions come from the program's own option tables.
set(acg_generated ${PROJECT_BINARY_DIR}/generated)
function(acg_generate file)
    add_custom_command(OUTPUT ${acg_generated}/${file}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${acg_generated}
        COMMAND actorgraph help ${ARGN} > ${acg_generated}/${file}
        DEPENDS actorgraph VERBATIM)
endfunction()
acg_generate(actorgraph.1 --man)
acg_generate(actorgraph.bash --completion bash)
acg_generate(_actorgraph --completion zsh)
acg_generate(actorgraph.fish --completion fish)
add_custom_target(acg_documents ALL DEPENDS
    ${acg_generated}/actorgraph.1 ${acg_generated}/actorgraph.bash
    ${acg_generated}/_actorgraph ${acg_generated}/actorgraph.fish)

# Components are what Debian makes packages of: see package.cmake. The static library is for those who build here.
install(TARGETS actorgraph RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(TARGETS actorgraph_static ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT static)
install(TARGETS actorgraph_shared
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
install(DIRECTORY include/actorgraph DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
    FILES_MATCHING PATTERN "*.h")
install(FILES ${acg_bundled} DESTINATION ${CMAKE_INSTALL_DATADIR}/actorgraph/graphs COMPONENT program)
install(FILES ${acg_codebooks} DESTINATION ${CMAKE_INSTALL_DATADIR}/actorgraph/codebooks COMPONENT program)
install(FILES ${acg_generated}/actorgraph.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${acg_generated}/actorgraph.bash COMPONENT program
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME actorgraph)
install(FILES ${acg_generated}/_actorgraph COMPONENT program
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${acg_generated}/actorgraph.fish COMPONENT program
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

# pkg-config and CMake both find the shared library; the static one needs igraph, Graphviz and the rest named as well.
file(RELATIVE_PATH acg_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" acg_up ${acg_up})
configure_file(cmake/actorgraph.pc.in ${PROJECT_BINARY_DIR}/actorgraph.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/actorgraph.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
    COMPONENT development)
include(CMakePackageConfigHelpers)
configure_package_config_file(cmake/actorgraph-config.cmake.in
    ${PROJECT_BINARY_DIR}/actorgraph-config.cmake
    INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/actorgraph
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/actorgraph-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/actorgraph-config.cmake
    ${PROJECT_BINARY_DIR}/actorgraph-config-version.cmake
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/actorgraph COMPONENT development)
