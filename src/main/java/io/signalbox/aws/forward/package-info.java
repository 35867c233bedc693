/**
 * AWS clients that pass on what they do not do in their own way. Those that every process on AWS
 * has are classes with each operation written out: a proxy by reflection would load some hundred
 * classes for each.
 */
package io.signalbox.aws.forward;
