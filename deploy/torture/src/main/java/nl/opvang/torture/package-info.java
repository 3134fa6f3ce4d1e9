/** Breaks a whole Opvang in every way there is, and proves that nothing was lost, doubled or half done. */
@NullMarked
package nl.opvang.torture;

import org.jspecify.annotations.NullMarked;
