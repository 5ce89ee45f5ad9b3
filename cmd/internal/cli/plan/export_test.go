package plan

// What tests of the command line need.

type Plan = plan
