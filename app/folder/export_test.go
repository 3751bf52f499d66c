package folder

// NaturalLess is the order of names, for its test.
var NaturalLess = naturalLess
