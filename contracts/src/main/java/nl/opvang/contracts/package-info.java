/** The published language: what the services tell each other, and the words they tell it in. */
@NullMarked
package nl.opvang.contracts;

import org.jspecify.annotations.NullMarked;
