// base/odbc_api.h - what of ODBC 3 is used, declared here so that its headers are not needed to
// build.
#ifndef ACG_BASE_ODBC_API_H
#define ACG_BASE_ODBC_API_H

#include "actorgraph/report.h"
#include "actorgraph/status.h"

/** Constants of sql.h and sqlext.h, by the names that they have there; a unit test compares them.
 */
enum {
    ACG_SQL_SUCCESS = 0,
    ACG_SQL_SUCCESS_WITH_INFO = 1,
    ACG_SQL_NO_DATA = 100,
    ACG_SQL_ERROR = -1,
    ACG_SQL_NULL_DATA = -1,
    ACG_SQL_NO_TOTAL = -4,
    ACG_SQL_NTS = -3,
    ACG_SQL_HANDLE_ENV = 1,
    ACG_SQL_HANDLE_DBC = 2,
    ACG_SQL_HANDLE_STMT = 3,
    ACG_SQL_ATTR_ODBC_VERSION = 200,
    ACG_SQL_OV_ODBC3 = 3,
    ACG_SQL_DRIVER_NOPROMPT = 0,
    ACG_SQL_ATTR_ACCESS_MODE = 101,
    ACG_SQL_MODE_READ_ONLY = 1,
    ACG_SQL_ATTR_AUTOCOMMIT = 102,
    ACG_SQL_AUTOCOMMIT_OFF = 0,
    ACG_SQL_ATTR_LOGIN_TIMEOUT = 103,
    ACG_SQL_ATTR_TXN_ISOLATION = 108,
    ACG_SQL_TXN_REPEATABLE_READ = 4,
    ACG_SQL_ATTR_CONNECTION_DEAD = 1209,
    ACG_SQL_CD_TRUE = 1,
    ACG_SQL_ATTR_QUERY_TIMEOUT = 0,
    ACG_SQL_ATTR_ROW_STATUS_PTR = 25,
    ACG_SQL_ATTR_ROWS_FETCHED_PTR = 26,
    ACG_SQL_ATTR_ROW_ARRAY_SIZE = 27,
    ACG_SQL_ROW_ERROR = 5,
    ACG_SQL_DBMS_NAME = 17,
    ACG_SQL_IDENTIFIER_QUOTE_CHAR = 29,
    ACG_SQL_GETDATA_EXTENSIONS = 81,
    ACG_SQL_GD_BLOCK = 4,
    ACG_SQL_GD_BOUND = 8,
    ACG_SQL_ROLLBACK = 1,
    ACG_SQL_PARAM_INPUT = 1,
    ACG_SQL_NO_NULLS = 0,
    // types of columns and of cells
    ACG_SQL_CHAR = 1,
    ACG_SQL_C_CHAR = 1,
    ACG_SQL_NUMERIC = 2,
    ACG_SQL_DECIMAL = 3,
    ACG_SQL_TYPE_INTEGER = 4,
    ACG_SQL_SMALLINT = 5,
    ACG_SQL_FLOAT = 6,
    ACG_SQL_REAL = 7,
    ACG_SQL_DOUBLE = 8,
    ACG_SQL_C_DOUBLE = 8,
    ACG_SQL_VARCHAR = 12,
    ACG_SQL_TYPE_DATE = 91,
    ACG_SQL_TYPE_TIMESTAMP = 93,
    ACG_SQL_BIGINT = -5,
    ACG_SQL_C_SBIGINT = -25,
    ACG_SQL_TINYINT = -6,
    ACG_SQL_BIT = -7,
    ACG_SQL_BINARY = -2,
    ACG_SQL_VARBINARY = -3,
    ACG_SQL_LONGVARBINARY = -4,
    ACG_SQL_LONGVARCHAR = -1,
    ACG_SQL_WCHAR = -8,
    ACG_SQL_WVARCHAR = -9,
    ACG_SQL_WLONGVARCHAR = -10,
};

/** The functions of the driver manager, and their types: handles are pointers, SQLLEN is long. */
struct acg_odbc_api {
    short (*AllocHandle)(short type, void *parent, void **out);
    short (*FreeHandle)(short type, void *handle);
    short (*SetEnvAttr)(void *environment, int attribute, void *value, int length);
    short (*SetConnectAttr)(void *connection, int attribute, void *value, int length);
    short (*GetConnectAttr)(void *connection, int attribute, void *value, int room, int *length);
    short (*DriverConnect)(void *connection, void *window, unsigned char *text, short length,
                           unsigned char *out, short room, short *out_length,
                           unsigned short completion);
    short (*Disconnect)(void *connection);
    short (*GetInfo)(void *connection, unsigned short what, void *out, short room, short *length);
    short (*GetDiagRec)(short type, void *handle, short number, unsigned char *state, int *native,
                        unsigned char *text, short room, short *length);
    short (*SetStmtAttr)(void *statement, int attribute, void *value, int length);
    short (*BindParameter)(void *statement, unsigned short number, short direction, short c_type,
                           short sql_type, unsigned long size, short digits, void *value, long room,
                           long *length);
    short (*ExecDirect)(void *statement, unsigned char *sql, int length);
    short (*NumResultCols)(void *statement, short *out);
    short (*DescribeCol)(void *statement, unsigned short number, unsigned char *name, short room,
                         short *length, short *type, unsigned long *size, short *digits,
                         short *nullable);
    short (*BindCol)(void *statement, unsigned short number, short c_type, void *out, long room,
                     long *length);
    short (*Fetch)(void *statement);
    short (*GetData)(void *statement, unsigned short number, short c_type, void *out, long room,
                     long *length);
    short (*Cancel)(void *statement);
    short (*EndTran)(short type, void *handle, short completion);
};

/** Finds the driver manager, libodbc.so.2, on this machine; ACG_FAILED with what to install. */
acg_status acg_odbc_load(struct acg_odbc_api *out, acg_report *report);

#endif
