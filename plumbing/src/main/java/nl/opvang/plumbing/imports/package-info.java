/** History that was known before the register began: brought in per municipality until that is closed. */
@NullMarked
package nl.opvang.plumbing.imports;

import org.jspecify.annotations.NullMarked;
