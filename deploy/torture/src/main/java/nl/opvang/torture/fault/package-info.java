/** What goes wrong, when, and how often it did. */
@NullMarked
package nl.opvang.torture.fault;

import org.jspecify.annotations.NullMarked;
