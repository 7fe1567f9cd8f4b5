# The date of a package is that of its sources, so that the same sources give the same bytes: SOURCE_DATE_EPOCH, else that
# of the last commit.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(COMMAND git -C ${CPACK_ACG_SOURCES} log -1 --format=%ct
        OUTPUT_VARIABLE epoch OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(epoch MATCHES "^[0-9]+$")
        set(ENV{SOURCE_DATE_EPOCH} ${epoch})
    endif()
endif()

# What the library links with. CPack would ask as well, but would then call ldconfig from scripts of the package, which
# the trigger makes needless.
set(scratch ${CPACK_PACKAGE_DIRECTORY}/shlibdeps)
file(WRITE ${scratch}/debian/control "Source: actorgraph\n\nPackage: actorgraph\nArchitecture: any\n")
execute_process(COMMAND dpkg-shlibdeps -O ${CPACK_ACG_LIBRARY} WORKING_DIRECTORY ${scratch}
    OUTPUT_VARIABLE found ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE ${scratch})
string(REGEX REPLACE ".*shlibs:Depends=([^\n]*).*" "\\1" found "${found}")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "${CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS}, ${found}")
