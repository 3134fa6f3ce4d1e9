/** The advance that a municipality asks for a financial year (BooO article 5). */
@NullMarked
package nl.opvang.funding.advance;

import org.jspecify.annotations.NullMarked;
