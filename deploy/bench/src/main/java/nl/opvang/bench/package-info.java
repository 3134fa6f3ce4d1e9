/** How fast Opvang is, next to the plainest program that does the same with the same servers. */
@NullMarked
package nl.opvang.bench;

import org.jspecify.annotations.NullMarked;
