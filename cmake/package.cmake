# Debian packages, by `cmake --build BUILD --target package` (or cpack in BUILD) after a release build: the program, the
# library and what one builds with it, as Debian splits them. What they link with is found by dpkg-shlibdeps.
set(ACG_MAINTAINER "The actorgraph maintainers <maintainers@actorgraph.example>" CACHE STRING
    "who is named as maintainer of the packages")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME actorgraph)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT ${ACG_MAINTAINER})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program library development)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(about "actorgraph reads actors and the dated, signed, weighted and cited ties among
them, cuts out any window of time, measures who matters, and draws figures
that a journal prints, with every tie traceable to its source.
.")

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME actorgraph)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_DEPENDS fonts-liberation)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "gnuplot-nox | gnuplot")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS "libodbc2, odbc-postgresql, odbc-mariadb, libsqliteodbc")
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "networks of international actors, dated, signed and cited
${about}
This package has the program, two coded graphs and their schema. Charts over
time need gnuplot.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libactorgraph${acg_soversion})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SOURCE actorgraph)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS fonts-liberation) # and what debian/config.cmake finds
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA
    ${PROJECT_SOURCE_DIR}/cmake/debian/triggers ${PROJECT_BINARY_DIR}/debian/shlibs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_RECOMMENDS "gnuplot-nox | gnuplot")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SUGGESTS "libodbc2, odbc-postgresql, odbc-mariadb, libsqliteodbc")
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "networks of international actors - shared library
${about}
This package has the library that other programs use.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libactorgraph-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SOURCE actorgraph)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "libactorgraph${acg_soversion} (= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS "actorgraph, pkg-config, cmake")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "networks of international actors - development files
${about}
This package has the headers, files for pkg-config and CMake, and examples.")

# Files of the packages alone: not part of `cmake --install`.
install(DIRECTORY examples/library/ DESTINATION share/doc/libactorgraph-dev/examples
    COMPONENT development EXCLUDE_FROM_ALL)
foreach(component program library development)
    string(TOUPPER ${component} upper)
    set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
    install(FILES cmake/debian/copyright DESTINATION share/doc/${package} COMPONENT ${component} EXCLUDE_FROM_ALL)
    install(FILES CHANGELOG.md DESTINATION share/doc/${package} RENAME changelog
        COMPONENT ${component} EXCLUDE_FROM_ALL)
    install(FILES cmake/debian/lintian-overrides DESTINATION share/lintian/overrides RENAME ${package}
        COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()

# CPack hands variables of its own name alone on to the scripts.
configure_file(cmake/debian/changelog.in ${PROJECT_BINARY_DIR}/debian/changelog @ONLY)
configure_file(cmake/debian/shlibs.in ${PROJECT_BINARY_DIR}/debian/shlibs @ONLY)
set(CPACK_ACG_SOURCES ${PROJECT_SOURCE_DIR})
set(CPACK_ACG_CHANGELOG ${PROJECT_BINARY_DIR}/debian/changelog)
set(CPACK_ACG_LIBRARY ${PROJECT_BINARY_DIR}/libactorgraph.so.${PROJECT_VERSION})
set(CPACK_PROJECT_CONFIG_FILE ${PROJECT_SOURCE_DIR}/cmake/debian/config.cmake)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/debian/stage.cmake)
include(CPack)
