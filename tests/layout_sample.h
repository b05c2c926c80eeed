/* A table from lines of cells with '|' between; a line that starts with '=' is a total, with '#' a group, with '~' a
 * remark. `align`
 * has a letter per column: l, r or d. */
