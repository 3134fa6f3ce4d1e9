/** What the simulated municipalities will say, from March 2022 to September 2025: pure and repeatable, nothing is sent here. */
@NullMarked
package nl.opvang.demo.plan;

import org.jspecify.annotations.NullMarked;
