# The target `docs`: pages of the library's headers.
find_program(ACG_DOXYGEN doxygen)
if(ACG_DOXYGEN)
    configure_file(docs/Doxyfile.in ${PROJECT_BINARY_DIR}/Doxyfile @ONLY)
    add_custom_target(docs COMMAND ${ACG_DOXYGEN} ${PROJECT_BINARY_DIR}/Doxyfile VERBATIM
        COMMENT "Writing docs/html/index.html")
endif()
