package container

// What tests of the command line need.

const CleanUpTries = cleanUpTries

var CleanedUp = cleanedUp
