// Package e2e tests the built reader in real browsers. It holds nothing but
// tests; they need the compiled reader (`make`) and pass over a browser that is
// not on the machine, unless OFFPRINT_BROWSERS is "all".
package e2e
