/** The processes of a whole Opvang, each of which can be killed, frozen and started again. */
@NullMarked
package nl.opvang.torture.machine;

import org.jspecify.annotations.NullMarked;
