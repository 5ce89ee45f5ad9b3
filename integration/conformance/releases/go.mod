module github.com/podspan/podspan/integration/conformance/releases

go 1.26
