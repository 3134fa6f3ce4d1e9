/** Values that are one text wherever they appear. */
@NullMarked
package nl.opvang.contracts.text;

import org.jspecify.annotations.NullMarked;
