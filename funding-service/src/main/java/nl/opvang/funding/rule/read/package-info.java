/** Which rule holds when. */
@NullMarked
package nl.opvang.funding.rule.read;

import org.jspecify.annotations.NullMarked;
