/** Where municipalities offer places to a household, hold them and say what became of that. */
@NullMarked
package nl.opvang.allocation.request.page;

import org.jspecify.annotations.NullMarked;
