/** The posting against servers that keep what they were told, and disturb it. */
@NullMarked
package nl.opvang.demo.post;

import org.jspecify.annotations.NullMarked;
